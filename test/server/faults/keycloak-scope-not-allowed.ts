import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startKeycloakPair } from './parts/keycloak-pair';

export const keycloakScopeNotAllowed = defineFault({
  name: 'keycloak-scope-not-allowed',
  says: 'Keycloak does not allow the scope at registration (F35)',
  findings: ['keycloak-allowed-scopes', 'registration-refused'],
  end: { stopsAt: 'registration' },
  start: () =>
    startKeycloakPair(() => ({
      authorization: {
        before: at(
          '/reg',
          json(403, {
            error: 'insufficient_scope',
            error_description:
              "Policy 'Allowed Client Scopes' rejected request to client-registration service. Details: Not permitted to use specified clientScope",
          }),
        ),
      },
    })),
});
