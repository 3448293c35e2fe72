import type { IdentityProvider } from '../identity-provider';

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
  environment: [
    { name: 'SALESFORCE_DOMAIN', secret: false },
    { name: 'SALESFORCE_CLIENT_ID', secret: false },
    { name: 'SALESFORCE_CLIENT_SECRET', secret: true },
  ],
  console: [],
  fastmcp: {
    choice: 'proxy',
    class: 'OIDCProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      config_url: {
        template: 'https://{SALESFORCE_DOMAIN}.my.salesforce.com/.well-known/openid-configuration',
      },
      client_id: { environment: 'SALESFORCE_CLIENT_ID' },
      client_secret: { environment: 'SALESFORCE_CLIENT_SECRET' },
      verify_id_token: { value: true },
    },
  },
  quirks: [
    'An issuer with :443 has been seen, which is another text than the one without',
    'Loopback redirect addresses are taken with the name localhost, not with 127.0.0.1',
  ],
};
