import { providerClass } from '../provider-class';

export const keycloak = providerClass({
  id: 'keycloak',
  job: 'remote',
  title: 'Keycloak',
  className: 'KeycloakAuthProvider',
  module: 'fastmcp.server.auth.providers.keycloak',
  since: [3, 2, 4],
  because:
    'Keycloak registers clients itself, so KeycloakAuthProvider only says where the realm is and checks the tokens it issues',
  takes: [
    [
      'realm_url',
      {
        name: 'KEYCLOAK_REALM_URL',
        says: 'Address of the realm',
        example: 'https://keycloak.example.com/realms/notes',
      },
    ],
    [
      'audience',
      {
        name: 'MCP_AUTH_AUDIENCE',
        says: 'What an audience mapper puts into aud for this server',
        example: 'https://mcp.example.com/mcp',
      },
    ],
  ],
  steps: ({ path }) => [
    'Use Keycloak 26.6 or later.',
    'Under Clients, Client registration let the hosts of your clients in (policy Trusted Hosts), and the scopes below (Allowed Client Scopes).',
    `In a client scope that is a default one add an audience mapper with {base}${path}.`,
  ],
});
