import type { IdentityProvider } from '../identity-provider';
import { throughOidcProxy } from '../oidc-proxy';

export const salesforce: IdentityProvider = {
  id: 'salesforce',
  name: 'Salesforce',
  recognised: { hosts: ['*.my.salesforce.com'], paths: [] },
  issuer: 'https://{domain}.my.salesforce.com',
  examples: [
    'https://acme.my.salesforce.com',
    'https://acme.my.salesforce.com/services/oauth2/token',
  ],
  registration: {},
  audience: {},
  accessToken: {},
  redirect: { loopbackHosts: ['localhost'] },
  ...throughOidcProxy({
    prefix: 'SALESFORCE',
    place: 'DOMAIN',
    configUrl: 'https://{place}.my.salesforce.com/.well-known/openid-configuration',
    more: {
      verify_id_token: { value: true },
    },
  }),
  console: [],
  quirks: [
    'An issuer with :443 has been seen, which is another text than the one without',
    'Loopback redirect addresses are taken with the name localhost, not with 127.0.0.1',
  ],
};
