import type { IdentityProvider } from '../identity-provider';
import { throughOidcProxy } from '../oidc-proxy';

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
  ...throughOidcProxy({
    prefix: 'ZITADEL',
    others: { OAuthProxy: 'with an IntrospectionTokenVerifier, when access tokens are opaque' },
  }),
  console: [],
  quirks: ['Introspection wants the credentials of an API application'],
};
