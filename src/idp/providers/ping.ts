import type { IdentityProvider } from '../identity-provider';
import { throughOidcProxy } from '../oidc-proxy';

export const ping: IdentityProvider = {
  id: 'ping',
  name: 'PingOne',
  recognised: {
    hosts: ['auth.pingone.com', 'auth.pingone.eu', 'auth.pingone.ca', 'auth.pingone.asia'],
    paths: [],
  },
  issuer: 'https://auth.pingone.com/{environment}/as',
  examples: [
    'https://auth.pingone.com/3c1f0a2e-7d64-4f0b-9a55-1d2e3f405162/as',
    'https://auth.pingone.eu/3c1f0a2e-7d64-4f0b-9a55-1d2e3f405162/as/token',
  ],
  registration: {},
  audience: {},
  accessToken: {},
  redirect: {},
  ...throughOidcProxy({ prefix: 'PING' }),
  console: [],
  quirks: [],
};
