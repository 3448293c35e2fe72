import type { IdentityProvider } from '../identity-provider';

export const entraId: IdentityProvider = {
  id: 'entra-id',
  name: 'Microsoft Entra ID',
  recognised: {
    hosts: ['login.microsoftonline.com', 'login.microsoftonline.us', 'sts.windows.net'],
    paths: [],
  },
  issuer: 'https://login.microsoftonline.com/{tenant}/v2.0',
  examples: [
    'https://login.microsoftonline.com/0f9d2a5c-1b7e-4c3a-9d21-6a4be80c1f37/v2.0',
    'https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize',
    'https://login.microsoftonline.us/0f9d2a5c-1b7e-4c3a-9d21-6a4be80c1f37/v2.0',
    'https://sts.windows.net/0f9d2a5c-1b7e-4c3a-9d21-6a4be80c1f37/',
  ],
  registration: { dynamic: 'none' },
  audience: {
    resource: 'refused',
    becomes: 'the client id of the API app, or its Application ID URI',
    ownName: /^(api:\/\/.+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i,
    set: 'ask for a scope of your API by its full name, such as api://<client id>/<scope>; aud follows the scope',
  },
  accessToken: { format: 'jwt', algorithm: 'RS256', scopeClaim: 'scp' },
  pkce: { s256: true, advertised: false },
  refresh: { scope: 'offline_access' },
  redirect: {
    compared: 'exact',
    loopbackHosts: ['localhost'],
    anyLoopbackPort: true,
    http: 'loopback',
  },
  environment: [
    { name: 'AZURE_CLIENT_ID', secret: false },
    { name: 'AZURE_CLIENT_SECRET', secret: true },
    { name: 'AZURE_TENANT_ID', secret: false },
  ],
  console: [
    'Open Entra ID, App registrations, and make a new registration',
    'Add a Web redirect URI <base_url>/auth/callback under Authentication',
    'Set the Application ID URI and add a scope under Expose an API',
    'Set requestedAccessTokenVersion to 2 in the Manifest',
    'Make a client secret under Certificates & secrets',
  ],
  fastmcp: {
    choice: 'proxy',
    class: 'AzureProvider',
    module: 'fastmcp.server.auth.providers.azure',
    arguments: {
      client_id: { environment: 'AZURE_CLIENT_ID' },
      client_secret: { environment: 'AZURE_CLIENT_SECRET' },
      tenant_id: { environment: 'AZURE_TENANT_ID' },
      required_scopes: { own: 'scope names of Expose an API, without prefix; at least one' },
    },
    others: {
      AzureJWTVerifier:
        'in a RemoteAuthProvider, when all clients are registered in Entra ID by hand',
    },
  },
  quirks: [
    'The resource parameter is refused where it does not fit the scopes (AADSTS9010010, AADSTS901002)',
    'One request asks for the scopes of one API only (AADSTS28000), and the code exchange names the scope again (AADSTS28003)',
    'Version 1 tokens have https://sts.windows.net/<tenant>/ as issuer',
    'Tokens for Microsoft Graph cannot be verified by anybody else',
    'http://127.0.0.1 can be registered in the manifest only; http://localhost is good with any port',
    'With the tenants common, organizations and consumers the issuer of a token is the tenant of the person',
  ],
};
