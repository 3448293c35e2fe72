import { keycloak as provider } from '../../../idp/providers/keycloak';
import { providerClass } from '../provider-class';

export const keycloak = providerClass({
  provider,
  since: [3, 2, 4],
  because:
    'Keycloak registers clients itself, so KeycloakAuthProvider only says where the realm is and checks the tokens it issues',
  variables: {
    KEYCLOAK_REALM_URL: {
      says: 'Address of the realm',
      example: 'https://keycloak.example.com/realms/notes',
    },
    KEYCLOAK_AUDIENCE: {
      says: 'What an audience mapper puts into aud for this server',
      example: 'https://mcp.example.com/mcp',
    },
  },
});
