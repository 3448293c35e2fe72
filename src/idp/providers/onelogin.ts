import type { IdentityProvider } from '../identity-provider';
import { throughOidcProxy } from '../oidc-proxy';

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
  ...throughOidcProxy({
    prefix: 'ONELOGIN',
    more: {
      verify_id_token: { value: true },
    },
  }),
  console: [],
  quirks: ['Whether access tokens can be read is not known, so the ID token is checked instead'],
};
