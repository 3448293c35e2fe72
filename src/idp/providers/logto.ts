import type { IdentityProvider } from '../identity-provider';

export const logto: IdentityProvider = {
  id: 'logto',
  name: 'Logto',
  recognised: { hosts: ['*.logto.app'], paths: [] },
  issuer: 'https://{tenant}.logto.app/oidc',
  examples: ['https://acme.logto.app/oidc'],
  // None in 2025; what came later is not known.
  registration: {},
  audience: {
    resource: 'if-registered',
    becomes: 'the identifier of the API',
    set: 'make an API resource whose identifier is the address of the server',
  },
  accessToken: {
    format: 'depends',
    jwtWhen: 'ask for an API by its identifier in the parameter resource',
  },
  redirect: {},
  environment: [
    { name: 'LOGTO_ISSUER', secret: false },
    { name: 'LOGTO_CLIENT_ID', secret: false },
    { name: 'LOGTO_CLIENT_SECRET', secret: true },
  ],
  console: [],
  fastmcp: {
    choice: 'proxy',
    class: 'OIDCProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      config_url: { template: '{LOGTO_ISSUER}/.well-known/openid-configuration' },
      client_id: { environment: 'LOGTO_CLIENT_ID' },
      client_secret: { environment: 'LOGTO_CLIENT_SECRET' },
      algorithm: { own: 'what the header of a token has as alg' },
    },
  },
  quirks: ['Look at the alg of a token before you set the algorithm of the verifier'],
};
