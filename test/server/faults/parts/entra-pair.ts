import type { RunningFault } from '../../fault';
import type { Addresses, Difference } from './pair';
import { startProviderPair } from './provider-pair';

const tenant = '/0f9d2a5c-1b7e-4c3a-9d21-6a4be80c1f37';

/** The pair, with the addresses of a tenant of Entra ID. */
export function startEntraPair(differ: (at: Addresses) => Difference): Promise<RunningFault> {
  return startProviderPair(
    {
      host: 'login.microsoftonline.com',
      issuerPath: `${tenant}/v2.0`,
      paths: {
        authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
        token_endpoint: `${tenant}/oauth2/v2.0/token`,
        jwks_uri: `${tenant}/discovery/v2.0/keys`,
      },
    },
    differ,
  );
}
