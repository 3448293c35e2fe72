import { descope as provider } from '../../../idp/providers/descope';
import { providerClass } from '../provider-class';

export const descope = providerClass({
  provider,
  since: [2, 12, 4],
  because:
    'Descope registers clients itself, so DescopeProvider only says where it is and checks the tokens it issues',
  variables: {
    DESCOPE_CONFIG_URL: {
      says: 'The well-known address of your MCP server at Descope',
      example:
        'https://api.descope.com/v1/apps/agentic/P0000000000000000000000000000/M0000000000000000000000000000/.well-known/openid-configuration',
    },
  },
});
