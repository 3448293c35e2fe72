import type { IdentityProvider } from '../identity-provider';

export const ibmVerify: IdentityProvider = {
  id: 'ibm-verify',
  name: 'IBM Security Verify',
  recognised: { hosts: [], paths: [/\/oidc\/endpoint\/default(\/|$)/] },
  issuer: 'https://{tenant}/oidc/endpoint/default',
  examples: ['https://acme.verify.example/oidc/endpoint/default'],
  registration: {},
  audience: {},
  accessToken: {},
  redirect: {},
  environment: [
    { name: 'IBM_VERIFY_ISSUER', secret: false },
    { name: 'IBM_VERIFY_CLIENT_ID', secret: false },
    { name: 'IBM_VERIFY_CLIENT_SECRET', secret: true },
  ],
  console: [],
  fastmcp: {
    choice: 'proxy',
    class: 'OIDCProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      config_url: { template: '{IBM_VERIFY_ISSUER}/.well-known/openid-configuration' },
      client_id: { environment: 'IBM_VERIFY_CLIENT_ID' },
      client_secret: { environment: 'IBM_VERIFY_CLIENT_SECRET' },
    },
  },
  quirks: [],
};
