import { appVariables, providerClass } from '../provider-class';

export const azure = providerClass({
  id: 'azure',
  job: 'proxy',
  title: 'Microsoft Entra ID',
  className: 'AzureProvider',
  module: 'fastmcp.server.auth.providers.azure',
  since: [2, 12, 0],
  because:
    'Entra ID registers no clients, so AzureProvider registers them here and uses one app registration of yours',
  takes: [
    ...appVariables('AZURE', 'Entra ID', '00000000-0000-0000-0000-000000000000'),
    [
      'tenant_id',
      {
        name: 'AZURE_TENANT_ID',
        says: 'Directory (tenant) id: one tenant, not common or organizations',
        example: '00000000-0000-0000-0000-000000000000',
      },
    ],
  ],
  scopes: ['mcp.access'],
  steps: () => [
    'Open App registrations and choose New registration.',
    'Register {base}/auth/callback as a redirect URI of the platform Web.',
    'Under Expose an API set the Application ID URI and add the scopes below.',
    'In the manifest set requestedAccessTokenVersion to 2.',
    'Under Certificates & secrets make a client secret.',
  ],
});
