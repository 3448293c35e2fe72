import type { IdentityProvider } from '../identity-provider';

export const zitadel: IdentityProvider = {
  id: 'zitadel',
  name: 'Zitadel',
  recognised: { hosts: ['*.zitadel.cloud'], paths: [/^\/oauth\/v2\/(introspect|keys)$/] },
  issuer: 'https://{instance}.zitadel.cloud',
  examples: [
    'https://acme.zitadel.cloud',
    'https://acme.zitadel.cloud/oauth/v2/token',
    'https://id.acme.example/oauth/v2/introspect',
  ],
  registration: {},
  audience: {},
  accessToken: {},
  redirect: {},
  environment: [
    { name: 'ZITADEL_ISSUER', secret: false },
    { name: 'ZITADEL_CLIENT_ID', secret: false },
    { name: 'ZITADEL_CLIENT_SECRET', secret: true },
  ],
  console: [],
  fastmcp: {
    choice: 'proxy',
    class: 'OIDCProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      config_url: { template: '{ZITADEL_ISSUER}/.well-known/openid-configuration' },
      client_id: { environment: 'ZITADEL_CLIENT_ID' },
      client_secret: { environment: 'ZITADEL_CLIENT_SECRET' },
    },
    others: { OAuthProxy: 'with an IntrospectionTokenVerifier, when access tokens are opaque' },
  },
  quirks: ['Introspection wants the credentials of an API application'],
};
