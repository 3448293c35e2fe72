import type { IdentityProvider } from '../identity-provider';

export const onelogin: IdentityProvider = {
  id: 'onelogin',
  name: 'OneLogin',
  recognised: { hosts: ['*.onelogin.com'], paths: [] },
  issuer: 'https://{subdomain}.onelogin.com/oidc/2',
  examples: ['https://acme.onelogin.com/oidc/2', 'https://acme.onelogin.com/oidc/2/token'],
  registration: {},
  audience: {},
  accessToken: {},
  redirect: {},
  environment: [
    { name: 'ONELOGIN_ISSUER', secret: false },
    { name: 'ONELOGIN_CLIENT_ID', secret: false },
    { name: 'ONELOGIN_CLIENT_SECRET', secret: true },
  ],
  console: [],
  fastmcp: {
    choice: 'proxy',
    class: 'OIDCProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      config_url: { template: '{ONELOGIN_ISSUER}/.well-known/openid-configuration' },
      client_id: { environment: 'ONELOGIN_CLIENT_ID' },
      client_secret: { environment: 'ONELOGIN_CLIENT_SECRET' },
      verify_id_token: { value: true },
    },
  },
  quirks: ['Whether access tokens can be read is not known, so the ID token is checked instead'],
};
