import type { RunningFault } from '../../fault';
import type { Addresses, Difference } from './pair';
import { startProviderPair } from './provider-pair';

const realm = '/realms/notes';
const openid = `${realm}/protocol/openid-connect`;

/** The pair, with the addresses of a realm of Keycloak on this machine. */
export function startKeycloakPair(
  differ: (at: Addresses) => Difference = () => ({}),
): Promise<RunningFault> {
  return startProviderPair(
    {
      issuerPath: realm,
      paths: {
        authorization_endpoint: `${openid}/auth`,
        token_endpoint: `${openid}/token`,
        jwks_uri: `${openid}/certs`,
        introspection_endpoint: `${openid}/token/introspect`,
        registration_endpoint: `${realm}/clients-registrations/openid-connect`,
      },
    },
    differ,
  );
}
