/** Tells an identity provider by its addresses. */

import type { IdentityProvider } from './identity-provider';
import { identityProviders } from './list';

/**
 * The provider of the first of these addresses that tells one: issuer first, then endpoints. A host
 * tells more than a path, which anybody can have. `undefined` when none does.
 */
export function recogniseProvider(addresses: readonly string[]): IdentityProvider | undefined {
  const urls = addresses.filter((one) => URL.canParse(one)).map((one) => new URL(one));
  return (
    first(urls, (provider, { hostname }) =>
      provider.recognised.hosts.some((pattern) => isHost(hostname, pattern)),
    ) ??
    first(urls, (provider, { pathname }) =>
      provider.recognised.paths.some((pattern) => pattern.test(pathname)),
    )
  );
}

function first(
  urls: readonly URL[],
  is: (provider: IdentityProvider, url: URL) => boolean,
): IdentityProvider | undefined {
  for (const url of urls) {
    const found = identityProviders.find((provider) => is(provider, url));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** RFC 1035 §2.3.4. */
const longestName = 253;

/** Label by label from the end, so that no name can grow into another's. */
function isHost(name: string, pattern: string): boolean {
  if (name.length > longestName) return false;
  const match = (labels: readonly string[], wanted: readonly string[]): boolean => {
    const [label, ...others] = labels;
    const [want, ...rest] = wanted;
    if (want === undefined) return label === undefined;
    if (label === undefined) return false;
    if (want !== '*') return label === want && match(others, rest);
    return match(others, rest) || match(others, wanted);
  };
  return match(name.split('.'), pattern.split('.'));
}
