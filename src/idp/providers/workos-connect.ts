import type { IdentityProvider } from '../identity-provider';

export const workosConnect: IdentityProvider = {
  id: 'workos-connect',
  name: 'WorkOS Connect',
  // The address is the one of AuthKit; only the way in which clients come to be known differs.
  recognised: { hosts: [], paths: [] },
  issuer: 'https://{subdomain}.authkit.app',
  examples: [],
  registration: {},
  audience: {},
  accessToken: { checkedBy: 'a call of /oauth2/userinfo' },
  redirect: {},
  environment: [
    { name: 'WORKOS_CLIENT_ID', secret: false },
    { name: 'WORKOS_CLIENT_SECRET', secret: true },
    { name: 'AUTHKIT_DOMAIN', secret: false },
  ],
  console: ['Make a Connect application and add <base_url>/auth/callback to its redirect URIs'],
  fastmcp: {
    choice: 'proxy',
    class: 'WorkOSProvider',
    module: 'fastmcp.server.auth.providers.workos',
    arguments: {
      client_id: { environment: 'WORKOS_CLIENT_ID' },
      client_secret: { environment: 'WORKOS_CLIENT_SECRET' },
      authkit_domain: { environment: 'AUTHKIT_DOMAIN' },
    },
  },
  quirks: ['For clients that register themselves take AuthKitProvider'],
};
