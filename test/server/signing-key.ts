import { generateKeyPairSync } from 'node:crypto';

/** A private key for ES256 as a JWK. RFC 7517, RFC 7518 §6.2. */
export interface SigningKey extends PublicKey {
  readonly d: string;
}

export interface PublicKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly alg: 'ES256';
  readonly use: 'sig';
  readonly kid: string;
}

/** A new key pair, with a `kid` of its own. */
export function newSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' });
  return { kty: 'EC', crv: 'P-256', x, y, d, alg: 'ES256', use: 'sig', kid: x.slice(0, 8) };
}

/** The part that may be published. */
export function publicPart({ d: _, ...key }: SigningKey): PublicKey {
  return key;
}
