import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';

export interface ProofParts {
  readonly method: string;
  readonly url: string;
  readonly nonce?: string;
  /** The token that goes out beside the proof. */
  readonly token?: string;
  /** A new one by default. */
  readonly jti?: string;
}

/** A key and the proofs that it makes, for tests that drive a server by hand. RFC 9449 §4.2. */
export interface Prover {
  readonly jkt: string;
  prove(parts: ProofParts): Promise<string>;
}

export async function createProver(): Promise<Prover> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = await exportJWK(publicKey as KeyObject);
  return {
    jkt: await calculateJwkThumbprint(jwk),
    prove({ method, url, nonce, token, jti = randomUUID() }) {
      const ath = token && createHash('sha256').update(token).digest('base64url');
      return new SignJWT({
        htm: method,
        htu: url,
        ...(ath && { ath }),
        ...(nonce && { nonce }),
      })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
        .setIssuedAt()
        .setJti(jti)
        .sign(privateKey);
    },
  };
}
