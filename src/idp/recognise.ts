/** Tells an identity provider by its addresses. */

import type { IdentityProvider } from './identity-provider';
import { identityProviders } from './list';

/** RFC 1035 §2.3.4. */
const longestName = 253;

const known = identityProviders.map((provider) => ({
  provider,
  hosts: provider.recognised.hosts.map(hostPattern),
  paths: provider.recognised.paths,
}));

/**
 * The provider of the first of these addresses that tells one: issuer first, then endpoints. A host
 * tells more than a path, which anybody can have. `undefined` when none does.
 */
export function recogniseProvider(addresses: readonly string[]): IdentityProvider | undefined {
  const urls = addresses.filter((one) => URL.canParse(one)).map((one) => new URL(one));
  const names = new Set(urls.map((url) => url.hostname));
  const paths = new Set(urls.map((url) => url.pathname));
  return (
    tellBy(
      [...names].filter((name) => name.length <= longestName),
      'hosts',
    ) ?? tellBy([...paths], 'paths')
  );
}

/** The provider of the first of these texts that one of its patterns fits. */
function tellBy(texts: readonly string[], which: 'hosts' | 'paths'): IdentityProvider | undefined {
  for (const text of texts) {
    const found = known.find((one) => one[which].some((pattern) => pattern.test(text)));
    if (found !== undefined) return found.provider;
  }
  return undefined;
}

/** Whole labels only, so that no name can grow into another's. */
function hostPattern(pattern: string): RegExp {
  const labels = pattern.split('.').map((label) => (label === '*' ? '[^.]+(?:\\.[^.]+)*' : label));
  return new RegExp(`^${labels.join('\\.')}$`);
}
