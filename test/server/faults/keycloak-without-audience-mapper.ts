import { defineFault } from '../fault';
import { startKeycloakPair } from './parts/keycloak-pair';

export const keycloakWithoutAudienceMapper = defineFault({
  name: 'keycloak-without-audience-mapper',
  says: 'Keycloak passes over the resource parameter, and no audience mapper names the server (F33)',
  findings: ['provider-ignores-resource', 'token-audience', 'token-not-accepted'],
  end: { stopsAt: 'connect' },
  start: () =>
    startKeycloakPair(() => ({
      authorization: { tokenClaims: (claims) => ({ ...claims, aud: 'account' }) },
    })),
});
