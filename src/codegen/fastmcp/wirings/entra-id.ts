import { entraId as provider } from '../../../idp/providers/entra-id';
import { providerClass } from '../provider-class';

export const entraId = providerClass({
  provider,
  since: [2, 12, 0],
  because:
    'Entra ID registers no clients, so AzureProvider registers them here and uses one app registration of yours',
  variables: {
    AZURE_TENANT_ID: {
      says: 'Directory (tenant) id: one tenant, not common or organizations',
      example: '00000000-0000-0000-0000-000000000000',
    },
  },
  scopes: ['mcp.access'],
});
