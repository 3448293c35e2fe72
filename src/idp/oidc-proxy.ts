/** Providers that have no class of their own in FastMCP, and OpenID metadata to go by. */

import type { Argument, FastMcp, IdentityProvider } from './identity-provider';

export interface OidcProxyApp {
  /** What names of environment variables begin with. */
  readonly prefix: string;
  /** The variable, after the prefix, that says where the provider is. */
  readonly place?: string;
  /** Where its metadata is; `{place}` stands for that variable. */
  readonly configUrl?: string;
  /** Arguments besides. */
  readonly more?: { readonly [parameter: string]: Argument };
  readonly others?: FastMcp['others'];
}

/** What is the same of all that go through OIDCProxy with one app. */
export function throughOidcProxy({
  prefix,
  place = 'ISSUER',
  configUrl = '{place}/.well-known/openid-configuration',
  more = {},
  others,
}: OidcProxyApp): Pick<IdentityProvider, 'environment' | 'fastmcp'> {
  const where = `${prefix}_${place}`;
  const id = `${prefix}_CLIENT_ID`;
  const secret = `${prefix}_CLIENT_SECRET`;
  return {
    environment: [
      { name: where, secret: false },
      { name: id, secret: false },
      { name: secret, secret: true },
    ],
    fastmcp: {
      choice: 'proxy',
      class: 'OIDCProxy',
      module: 'fastmcp.server.auth',
      arguments: {
        config_url: { template: configUrl.replace('{place}', `{${where}}`) },
        client_id: { environment: id },
        client_secret: { environment: secret },
        ...more,
      },
      ...(others && { others }),
    },
  };
}
