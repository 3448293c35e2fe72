import { randomBytes } from 'node:crypto';
import { startPair } from '../faults/parts/pair';
import { type Scenario, scenario } from './scenario';

export interface ClientSecret {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * A machine gets its token with its own id and secret; nobody signs in. Both hold characters that
 * must be encoded before they go into a Basic header. RFC 6749 §4.4, §2.3.1.
 */
export async function startHealthyClientCredentialsSecret(
  method: 'client_secret_basic' | 'client_secret_post' = 'client_secret_basic',
): Promise<Scenario<ClientSecret>> {
  const clientId = 'nightly:notes/1';
  const clientSecret = `${randomBytes(18).toString('base64url')}:+%&=/ ~`;
  const pair = await startPair(() => ({
    authorization: {
      metadata: (document) => ({ ...document, token_endpoint_auth_methods_supported: [method] }),
    },
    settings: {
      registration: false,
      clientCredentials: true,
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          client_name: 'Nightly job',
          token_endpoint_auth_method: method,
          grant_types: ['client_credentials'],
          response_types: [],
          redirect_uris: [],
        },
      ],
    },
  }));
  return scenario(pair, { clientId, clientSecret });
}
