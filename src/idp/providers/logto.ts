import type { IdentityProvider } from '../identity-provider';
import { throughOidcProxy } from '../oidc-proxy';

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
  ...throughOidcProxy({
    prefix: 'LOGTO',
    more: {
      algorithm: { own: 'what the header of a token has as alg' },
    },
  }),
  console: [],
  quirks: ['Look at the alg of a token before you set the algorithm of the verifier'],
};
