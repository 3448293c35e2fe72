import { generateKeyPairSync } from 'node:crypto';
import { startPair } from '../faults/parts/pair';
import { type Scenario, scenario } from './scenario';

export interface ClientKey {
  readonly clientId: string;
  readonly algorithm: 'ES256' | 'RS256';
  /** PKCS #8. */
  readonly privateKeyPem: string;
  /** The same key as a JWK, in JSON. */
  readonly privateKeyJwk: string;
  readonly keyId: string;
}

/** A machine proves itself with a key; its assertion must name the issuer as audience. RFC 7523 §2.2. */
export async function startHealthyClientCredentialsJwt(
  algorithm: 'ES256' | 'RS256' = 'ES256',
): Promise<Scenario<ClientKey>> {
  const clientId = 'nightly-with-key';
  const keyId = 'nightly-1';
  const { publicKey, privateKey } =
    algorithm === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const named = { alg: algorithm, use: 'sig', kid: keyId };
  const pair = await startPair(() => ({
    settings: {
      registration: false,
      clientCredentials: true,
      privateKeyJwt: true,
      clients: [
        {
          client_id: clientId,
          client_name: 'Nightly job with a key',
          token_endpoint_auth_method: 'private_key_jwt',
          jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), ...named }] },
          grant_types: ['client_credentials'],
          response_types: [],
          redirect_uris: [],
        },
      ],
    },
  }));
  return scenario(pair, {
    clientId,
    algorithm,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKeyJwk: JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...named }),
    keyId,
  });
}
