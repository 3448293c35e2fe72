import { generateKeyPairSync } from 'node:crypto';
import type { JsonObject } from '../../../../src/model/wire';

/** A public key, as a JWK, that has signed nothing. */
export function otherKey(): JsonObject {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' } as JsonObject;
}
