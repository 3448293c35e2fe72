/** Signs in without a person where the authorization server needs none: follows redirects and keeps cookies. */

import type { AddressGuard } from '../model/ports';

/** More hops than any login that approves by itself. */
const hopLimit = 20;

export type FollowEnd =
  /** `seenAt`: the pages that redirected, in their order. */
  | { readonly kind: 'returned'; readonly url: string; readonly seenAt: readonly string[] }
  /** A page came that a person would have to fill in, or the chain broke. */
  | { readonly kind: 'needs-person'; readonly says: string };

/**
 * Fetches the authorization URL and follows redirects up to the redirect URI, which is not fetched.
 * An address that the guard refuses is not fetched either. Never throws.
 */
export async function followLogin(
  authorizationUrl: string,
  redirectUri: string,
  fetchPage: (url: string, init: RequestInit) => Promise<Response>,
  signal: AbortSignal,
  guard: AddressGuard = async () => undefined,
): Promise<FollowEnd> {
  const jar = new Map<string, Map<string, string>>();
  const seenAt: string[] = [];
  let url = authorizationUrl;
  for (let hop = 0; hop < hopLimit; hop += 1) {
    const { origin } = new URL(url);
    seenAt.push(url);
    const refused = await guard(url);
    if (refused !== undefined) {
      return {
        kind: 'needs-person',
        says: `The login leads to ${refused.detail}, and stops there.`,
      };
    }
    const cookies = [...(jar.get(origin) ?? [])]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    let response: Response;
    try {
      response = await fetchPage(url, {
        redirect: 'manual',
        headers: { accept: 'text/html', ...(cookies !== '' && { cookie: cookies }) },
        signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
      });
    } catch {
      return { kind: 'needs-person', says: `The login page at ${origin} could not be reached.` };
    }
    void response.body?.cancel().catch(() => {});
    keepCookies(jar, origin, response.headers.getSetCookie());
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) {
      return {
        kind: 'needs-person',
        says: `The login page at ${origin} answered ${response.status} and did not redirect; a person has to sign in.`,
      };
    }
    if (!URL.canParse(location, url)) {
      return {
        kind: 'needs-person',
        says: `The login page at ${origin} redirects to something that is no address.`,
      };
    }
    const next = new URL(location, url).href;
    if (isReturn(next, redirectUri)) return { kind: 'returned', url: next, seenAt };
    if (!/^https?:/.test(next)) {
      return {
        kind: 'needs-person',
        says: `The login page at ${origin} redirects to an address that is not http or https.`,
      };
    }
    url = next;
  }
  return { kind: 'needs-person', says: `The login redirected more than ${hopLimit} times.` };
}

function isReturn(url: string, redirectUri: string): boolean {
  const a = new URL(url);
  const b = new URL(redirectUri);
  return a.origin === b.origin && a.pathname === b.pathname;
}

function keepCookies(
  jar: Map<string, Map<string, string>>,
  origin: string,
  fields: readonly string[],
): void {
  const own = jar.get(origin) ?? new Map<string, string>();
  for (const field of fields) {
    const pair = field.split(';')[0] ?? '';
    const at = pair.indexOf('=');
    if (at > 0) own.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  jar.set(origin, own);
}
