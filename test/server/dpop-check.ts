import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, errors, type JWTPayload, jwtVerify } from 'jose';

/** How a resource server takes tokens that are bound to a key. RFC 9449 §7. */
export interface DpopPolicy {
  /** False: unbound bearer tokens are taken too. */
  readonly required: boolean;
  /** Proofs must carry a nonce of the server's, which is good for so many proofs. RFC 9449 §9. */
  readonly nonceUses?: number;
}

/** The algorithms that proofs may be signed with. */
export const proofAlgorithms = ['ES256'];

/** What of a request its proof is about. */
export interface ProvenRequest {
  readonly method: string;
  /** Without query and fragment. */
  readonly url: string;
  /** The value of the `DPoP` field. */
  readonly proof: string | undefined;
}

export interface ProofRefusal {
  readonly error: 'invalid_dpop_proof' | 'use_dpop_nonce';
  readonly description: string;
}

export interface ProofCheck {
  /** Undefined when the proof is good; a good one is good once. RFC 9449 §4.3. */
  check(request: ProvenRequest, token: string, jkt: string): Promise<ProofRefusal | undefined>;
  /** The nonce to use next; undefined when none is wanted. */
  nonce(): string | undefined;
}

/** Seconds that a proof may be older or newer than now. */
const window = 300;

export function createProofCheck(policy: DpopPolicy): ProofCheck {
  const used = new Set<string>();
  let nonce = policy.nonceUses === undefined ? undefined : randomUUID();
  let usesLeft = policy.nonceUses ?? 0;

  return {
    nonce: () => nonce,
    async check(request, token, jkt) {
      const proof = await verify(request.proof);
      if ('problem' in proof) return refusal(proof.problem);
      const { claims, thumbprint } = proof;
      const problem = mismatch(claims, request, token);
      if (problem !== undefined) return refusal(problem);
      if (thumbprint !== jkt) return refusal('the token is bound to another key');
      if (nonce !== undefined && claims['nonce'] !== nonce) {
        const description = 'the proof must carry the nonce of this answer';
        return { error: 'use_dpop_nonce', description };
      }
      const id = `${thumbprint} ${claims.jti}`;
      if (used.has(id)) return refusal('the proof was used before');
      used.add(id);
      usesLeft -= 1;
      if (nonce !== undefined && usesLeft <= 0) {
        nonce = randomUUID();
        usesLeft = policy.nonceUses ?? 0;
      }
      return undefined;
    },
  };
}

function refusal(description: string): ProofRefusal {
  return { error: 'invalid_dpop_proof', description };
}

async function verify(
  proof: string | undefined,
): Promise<
  { readonly claims: JWTPayload; readonly thumbprint: string } | { readonly problem: string }
> {
  if (proof === undefined) return { problem: 'the request has no DPoP proof' };
  if (proof.includes(',')) return { problem: 'the request has more than one DPoP proof' };
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: proofAlgorithms,
      requiredClaims: ['iat', 'jti', 'htm', 'htu', 'ath'],
    });
    const { jwk = {} } = protectedHeader;
    return { claims: payload, thumbprint: await calculateJwkThumbprint(jwk) };
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    return { problem: error.message };
  }
}

function mismatch(claims: JWTPayload, request: ProvenRequest, token: string): string | undefined {
  const ath = createHash('sha256').update(token).digest('base64url');
  const age = Math.abs(Date.now() / 1000 - Number(claims.iat));
  if (claims['htm'] !== request.method) return 'htm is not the method of the request';
  if (withoutQuery(String(claims['htu'])) !== request.url) return 'htu is not the address';
  if (!(age <= window)) return 'iat is not recent';
  if (claims['ath'] !== ath) return 'ath is not the hash of the token';
  return undefined;
}

function withoutQuery(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}
