import type { IdentityProvider } from '../identity-provider';

export const ory: IdentityProvider = {
  id: 'ory',
  name: 'Ory',
  // Hydra that people run themselves goes by any name, and its paths are those of many others.
  recognised: { hosts: ['*.projects.oryapis.com'], paths: [] },
  issuer: 'https://{slug}.projects.oryapis.com',
  examples: ['https://acme.projects.oryapis.com', 'https://acme.projects.oryapis.com/oauth2/token'],
  registration: {
    dynamic: 'off-by-default',
    switchOn: 'set oidc.dynamic_client_registration.enabled',
  },
  audience: {
    resource: 'ignored',
    parameter: 'audience',
    becomes: 'what the parameter audience asked for and the client may have; empty otherwise',
    set: 'allow the address of the server in the audience list of the client, and have it sent in the parameter audience',
  },
  accessToken: {
    format: 'depends',
    jwtWhen: 'set strategies.access_token to jwt',
    checkedBy: 'introspection at /admin/oauth2/introspect',
  },
  redirect: {},
  environment: [{ name: 'ORY_ISSUER', secret: false }],
  console: [
    'Set oidc.dynamic_client_registration.enabled to true',
    'Set strategies.access_token to jwt',
  ],
  fastmcp: {
    choice: 'remote',
    class: 'RemoteAuthProvider',
    module: 'fastmcp.server.auth',
    arguments: {
      token_verifier: {
        own: 'a JWTVerifier where tokens are JWTs, or an IntrospectionTokenVerifier',
      },
      authorization_servers: { own: 'the issuer, in a list' },
    },
  },
  quirks: [
    'Tokens of clients that registered themselves have an empty aud',
    'A registration brings a registration_access_token',
  ],
};
