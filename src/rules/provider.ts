/** The identity provider in a trace, and what to say of it. */

import type { IdentityProvider } from '../idp/identity-provider';
import { recogniseProvider } from '../idp/recognise';
import type { Trace } from '../model/trace';
import { hostOf } from './evidence';

/** Who the authorization server of this flow is, by what its addresses tell; `undefined` when nothing does. */
export function providerOf({ facts }: Trace): IdentityProvider | undefined {
  const { authorizationServer: server, resource, stored } = facts;
  return providerAt(
    server?.issuer,
    server?.authorizationEndpoint,
    server?.tokenEndpoint,
    server?.metadata.registrationEndpoint,
    server?.metadata.introspectionEndpoint,
    server?.metadata.jwksUri,
    stored?.issuer,
    stored?.tokenEndpoint,
    server === undefined ? resource?.authorizationServer : undefined,
  );
}

/** Who is at the first of these addresses that tells it. */
export function providerAt(
  ...addresses: readonly (string | undefined)[]
): IdentityProvider | undefined {
  return recogniseProvider(addresses.filter((one) => one !== undefined));
}

/** Its name with the host, or the host alone. */
export function namedHost(url: string, provider: IdentityProvider | undefined): string {
  return provider === undefined ? hostOf(url) : `${provider.name} (${hostOf(url)})`;
}

/** What makes clients known where they are not: an order, with the class of FastMCP for it. */
export function bridgeWords(provider: IdentityProvider | undefined): string {
  if (provider === undefined) {
    return 'put a proxy between that registers clients and uses one registered app upstream. In FastMCP that is OAuthProxy, or OIDCProxy where the provider has OpenID metadata';
  }
  const { registration, fastmcp, name } = provider;
  if (fastmcp.choice === 'remote') {
    const order = registration.switchOn ?? `let ${name} register clients`;
    return `${order}. The class of FastMCP for ${name} is ${fastmcp.class}`;
  }
  const proxy = `put a proxy between that registers clients and signs in at ${name} with one app of yours. In FastMCP that is ${fastmcp.class}`;
  return registration.switchOn === undefined ? proxy : `${registration.switchOn}; or ${proxy}`;
}

/** Why clients cannot register there, as far as it is known of the provider. */
export function cliffWords(provider: IdentityProvider | undefined): string | undefined {
  switch (provider?.registration.dynamic) {
    case 'off-by-default':
      return `${provider.name} can register clients, and does so only where an administrator has switched it on`;
    case 'own-servers':
      return `${provider.name} registers clients for its own MCP servers, and their tokens are for those`;
    case 'closed':
      return `${provider.name} registers clients only for callers that it knows`;
    case 'none':
      return `${provider.name} takes only apps that somebody has registered in its console`;
    default:
      return undefined;
  }
}
