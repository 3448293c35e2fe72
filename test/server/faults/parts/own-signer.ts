import { generateKeyPairSync, sign } from 'node:crypto';
import type { JsonObject } from '../../../../src/model/wire';

export interface OwnSigner {
  /** The public key, as it may be published. */
  readonly jwk: JsonObject;
  /** A JWT of these claims, under `alg` and `kid` of the key and the rest of the header. */
  sign(claims: JsonObject, header: JsonObject): string;
}

/** A key that tokens can be signed with at once, in the middle of an answer. */
export function ownSigner(): OwnSigner {
  const { privateKey: key, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = 'own-key';
  return {
    jwk: { ...publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid } as JsonObject,
    sign(claims, header) {
      const signed = `${encode({ ...header, alg: 'ES256', kid })}.${encode(claims)}`;
      const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
      return `${signed}.${signature.toString('base64url')}`;
    },
  };
}

/** The claims of a JWT, unchecked. */
export function claimsOf(token: unknown): JsonObject {
  const [, claims = ''] = String(token).split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as JsonObject;
}

/** One part of a JWT. */
export function encode(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
