import type { IdentityProvider } from '../identity-provider';
import { throughOidcProxy } from '../oidc-proxy';

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
  ...throughOidcProxy({
    prefix: 'AUTHENTIK',
    configUrl: '{place}.well-known/openid-configuration',
  }),
  console: [],
  quirks: ['Each application has an issuer of its own, which ends with a slash'],
};
