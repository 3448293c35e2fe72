import type { IdentityProvider } from '../identity-provider';

export const azureB2c: IdentityProvider = {
  id: 'azure-b2c',
  name: 'Azure AD B2C',
  recognised: { hosts: ['*.b2clogin.com'], paths: [] },
  examples: [
    'https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_sign_in/oauth2/v2.0/authorize',
    'https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_sign_in/oauth2/v2.0/token',
  ],
  registration: { dynamic: 'none' },
  audience: {},
  accessToken: {},
  redirect: {},
  environment: [
    { name: 'AZURE_B2C_TENANT_NAME', secret: false },
    { name: 'AZURE_B2C_POLICY_NAME', secret: false },
    { name: 'AZURE_CLIENT_ID', secret: false },
    { name: 'AZURE_CLIENT_SECRET', secret: true },
  ],
  console: [],
  fastmcp: {
    choice: 'proxy',
    class: 'AzureProvider.from_b2c',
    module: 'fastmcp.server.auth.providers.azure',
    arguments: {
      tenant_name: { environment: 'AZURE_B2C_TENANT_NAME' },
      policy_name: { environment: 'AZURE_B2C_POLICY_NAME' },
      client_id: { environment: 'AZURE_CLIENT_ID' },
      client_secret: { environment: 'AZURE_CLIENT_SECRET' },
      required_scopes: { own: 'scope names of the API' },
    },
  },
  quirks: [
    'from_b2c is there since FastMCP 3.3 and checks the issuer only when token_issuer is given',
  ],
};
