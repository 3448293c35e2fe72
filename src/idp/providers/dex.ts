import type { IdentityProvider } from '../identity-provider';

export const dex: IdentityProvider = {
  id: 'dex',
  name: 'Dex',
  // People run it under any name and path.
  recognised: { hosts: [], paths: [] },
  examples: [],
  registration: { dynamic: 'none' },
  audience: {
    becomes: 'the client id',
    set: 'ask for the scope audience:server:client_id:<id> of the client that stands for the server',
  },
  accessToken: { format: 'jwt' },
  refresh: { scope: 'offline_access', set: 'use a connector that can refresh' },
  redirect: { loopbackHosts: ['localhost'] },
  environment: [
    { name: 'DEX_ISSUER', secret: false },
    { name: 'DEX_CLIENT_ID', secret: false },
    { name: 'DEX_CLIENT_SECRET', secret: true },
  ],
  console: [
    'Add the client to staticClients, with <base_url>/auth/callback among its redirectURIs',
  ],
  fastmcp: {
    choice: 'proxy',
    class: 'OIDCProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      config_url: { template: '{DEX_ISSUER}/.well-known/openid-configuration' },
      client_id: { environment: 'DEX_CLIENT_ID' },
      client_secret: { environment: 'DEX_CLIENT_SECRET' },
      verify_id_token: { value: true },
    },
  },
  quirks: [
    'Clients are in its configuration or come by its gRPC API',
    'Public clients without redirectURIs may come back to http://localhost only',
    'An access token is made like an ID token',
  ],
};
