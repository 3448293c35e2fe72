import type { IdentityProvider } from '../identity-provider';

export const stytch: IdentityProvider = {
  id: 'stytch',
  name: 'Stytch',
  recognised: { hosts: ['*.customers.stytch.com'], paths: [] },
  issuer: 'https://{slug}.customers.stytch.com',
  examples: [
    'https://acme.customers.stytch.com',
    'https://acme.customers.stytch.com/v1/oauth2/token',
  ],
  registration: { dynamic: 'open' },
  audience: {},
  accessToken: {},
  redirect: {},
  environment: [{ name: 'STYTCH_DOMAIN', secret: false }],
  console: [],
  fastmcp: {
    choice: 'remote',
    class: 'RemoteAuthProvider',
    module: 'fastmcp.server.auth',
    arguments: {
      token_verifier: { own: 'a JWTVerifier with jwks_uri and issuer of the metadata' },
      authorization_servers: { own: 'the project domain, in a list' },
    },
  },
  quirks: ['The authorization endpoint is a page of your own app'],
};
