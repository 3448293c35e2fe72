import { defineFault } from '../fault';
import { startKeycloakPair } from './parts/keycloak-pair';

export const keycloakRealm = defineFault({
  name: 'keycloak-realm',
  says: 'a realm of Keycloak whose audience mapper names the server',
  findings: [],
  end: { status: 'signed-in' },
  start: () => startKeycloakPair(),
});
