import type { IdentityProvider } from '../identity-provider';

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
  environment: [
    { name: 'PING_ISSUER', secret: false },
    { name: 'PING_CLIENT_ID', secret: false },
    { name: 'PING_CLIENT_SECRET', secret: true },
  ],
  console: [],
  fastmcp: {
    choice: 'proxy',
    class: 'OIDCProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      config_url: { template: '{PING_ISSUER}/.well-known/openid-configuration' },
      client_id: { environment: 'PING_CLIENT_ID' },
      client_secret: { environment: 'PING_CLIENT_SECRET' },
    },
  },
  quirks: [],
};
