import { providerClass } from '../provider-class';

export const descope = providerClass({
  id: 'descope',
  job: 'remote',
  title: 'Descope',
  className: 'DescopeProvider',
  module: 'fastmcp.server.auth.providers.descope',
  since: [2, 12, 4],
  because:
    'Descope registers clients itself, so DescopeProvider only says where it is and checks the tokens it issues',
  takes: [
    [
      'config_url',
      {
        name: 'DESCOPE_CONFIG_URL',
        says: 'The well-known address of your MCP server at Descope',
        example:
          'https://api.descope.com/v1/apps/agentic/P0000000000000000000000000000/M0000000000000000000000000000/.well-known/openid-configuration',
      },
    ],
  ],
  steps: ({ path }) => [
    `Under MCP Servers create a server with the address {base}${path}.`,
    'Switch on dynamic client registration for it, and copy its discovery URL.',
  ],
});
