import { defineFault } from '../fault';
import { at, json } from './parts/answers';
import { startKeycloakPair } from './parts/keycloak-pair';

export const keycloakRedirectNotTrusted = defineFault({
  name: 'keycloak-redirect-not-trusted',
  says: 'Keycloak does not trust the host of the redirect address (F34)',
  findings: ['keycloak-trusted-hosts', 'registration-refused'],
  end: { stopsAt: 'registration' },
  start: () =>
    startKeycloakPair(() => ({
      authorization: {
        before: at(
          '/reg',
          json(403, {
            error: 'insufficient_scope',
            error_description:
              "Policy 'Trusted Hosts' rejected request to client-registration service. Details: URI doesn't match any trusted host or trusted domain",
          }),
        ),
      },
    })),
});
