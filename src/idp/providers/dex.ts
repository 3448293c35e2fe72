import type { IdentityProvider } from '../identity-provider';
import { throughOidcProxy } from '../oidc-proxy';

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
  ...throughOidcProxy({
    prefix: 'DEX',
    more: {
      verify_id_token: { value: true },
    },
  }),
  console: [
    'Add the client to staticClients, with <base_url>/auth/callback among its redirectURIs',
  ],
  quirks: [
    'Clients are in its configuration or come by its gRPC API',
    'Public clients without redirectURIs may come back to http://localhost only',
    'An access token is made like an ID token',
  ],
};
