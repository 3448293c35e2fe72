import { withQuery } from './with-query';

/** The address of a sign-in that ended without a code, with these parameters instead. RFC 6749 §4.1.2.1. */
export function withoutCode(url: URL, parameters: Readonly<Record<string, string>>): URL {
  return Object.entries(parameters).reduce(
    (changed, [name, value]) => withQuery(changed, name, value),
    withQuery(url, 'code', undefined),
  );
}
