import type { IdentityProvider } from '../identity-provider';

export const authentik: IdentityProvider = {
  id: 'authentik',
  name: 'Authentik',
  recognised: { hosts: [], paths: [/\/application\/o\/[^/]+\//] },
  issuer: 'https://{host}/application/o/{slug}/',
  examples: [
    'https://auth.acme.example/application/o/notes/',
    'https://auth.acme.example/application/o/token/',
  ],
  registration: { dynamic: 'none' },
  audience: {},
  accessToken: { format: 'jwt' },
  redirect: {},
  environment: [
    { name: 'AUTHENTIK_ISSUER', secret: false },
    { name: 'AUTHENTIK_CLIENT_ID', secret: false },
    { name: 'AUTHENTIK_CLIENT_SECRET', secret: true },
  ],
  console: [],
  fastmcp: {
    choice: 'proxy',
    class: 'OIDCProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      config_url: { template: '{AUTHENTIK_ISSUER}.well-known/openid-configuration' },
      client_id: { environment: 'AUTHENTIK_CLIENT_ID' },
      client_secret: { environment: 'AUTHENTIK_CLIENT_SECRET' },
    },
  },
  quirks: ['Each application has an issuer of its own, which ends with a slash'],
};
