import type { IdentityProvider } from '../identity-provider';

export const fusionauth: IdentityProvider = {
  id: 'fusionauth',
  name: 'FusionAuth',
  // Issuer and host are set per tenant, and its paths are those of many others.
  recognised: { hosts: [], paths: [] },
  examples: [],
  registration: {},
  audience: {},
  accessToken: {},
  redirect: {},
  environment: [
    { name: 'FUSIONAUTH_CONFIG_URL', secret: false },
    { name: 'FUSIONAUTH_CLIENT_ID', secret: false },
    { name: 'FUSIONAUTH_CLIENT_SECRET', secret: true },
  ],
  console: [],
  fastmcp: {
    choice: 'proxy',
    class: 'OIDCProxy',
    module: 'fastmcp.server.auth',
    arguments: {
      config_url: { environment: 'FUSIONAUTH_CONFIG_URL' },
      client_id: { environment: 'FUSIONAUTH_CLIENT_ID' },
      client_secret: { environment: 'FUSIONAUTH_CLIENT_SECRET' },
    },
  },
  quirks: ['The metadata is at /.well-known/openid-configuration/<tenant id>'],
};
