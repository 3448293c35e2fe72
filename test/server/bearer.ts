import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';
import type { JWTPayload } from 'jose';
import {
  createProofCheck,
  type DpopPolicy,
  type ProvenRequest,
  proofAlgorithms,
} from './dpop-check';
import {
  type Introspection,
  readByIntrospection,
  readByKeys,
  type TokenReader,
  type TokenSource,
} from './token-reader';

/** What a token must be to be let in. */
export interface BearerPolicy extends TokenSource {
  readonly audience: string;
  /** All of them are required. */
  readonly scopes: readonly string[];
  /** Other authorization servers whose tokens are taken as well. */
  readonly alsoFrom?: readonly TokenSource[];
  /** Asks about tokens instead of reading them. */
  readonly introspection?: Introspection;
  /** Reads tokens in place of the healthy reader, which it gets. */
  readonly reader?: (healthy: TokenReader) => TokenReader;
  /** Absent: nothing is known of proofs here, and bound tokens pass as bearer tokens. */
  readonly dpop?: DpopPolicy;
}

type Scheme = 'Bearer' | 'DPoP';
type TokenError = 'invalid_token' | 'insufficient_scope' | 'invalid_dpop_proof' | 'use_dpop_nonce';

/** Why a request is not let in. `error` is absent when no token came at all. RFC 6750 §3.1. */
export interface Refusal {
  readonly status: 401 | 403;
  readonly error?: TokenError;
  readonly description?: string;
  /** Those that the challenge names; Bearer when absent. */
  readonly schemes?: readonly Scheme[];
}

export type BearerCheck = ({ readonly allowed: AuthInfo } | { readonly refused: Refusal }) & {
  /** What the `DPoP-Nonce` field of the answer says; absent where no nonces are wanted. */
  readonly nextNonce?: string;
};

/** `request` is what a proof must be about; needed where the policy asks for proofs. */
export type TokenCheck = (
  authorization: string | undefined,
  request?: ProvenRequest,
) => Promise<BearerCheck>;

/**
 * Makes the check of an `Authorization` field against a policy: the token itself, the proof of its
 * key where the policy asks for one, then scopes. RFC 6750, RFC 9449 §7.
 */
export function bearerCheck(policy: BearerPolicy): TokenCheck {
  const { introspection, audience, dpop } = policy;
  const proofs = dpop && createProofCheck(dpop);
  const healthy = introspection
    ? readByIntrospection(introspection, audience)
    : readByKeys([policy, ...(policy.alsoFrom ?? [])], audience);
  const read = policy.reader ? policy.reader(healthy) : healthy;
  const offered = schemesOf(dpop);

  async function check(
    scheme: Scheme,
    token: string,
    request: ProvenRequest | undefined,
  ): Promise<BearerCheck> {
    const refuse = (error: TokenError, description: string): BearerCheck => ({
      refused: {
        status: error === 'insufficient_scope' ? 403 : 401,
        error,
        description,
        schemes: offered.includes(scheme) ? [scheme] : offered,
      },
    });
    const reading = await read(token);
    if ('problem' in reading) return refuse('invalid_token', reading.problem);
    const { claims } = reading;
    const jkt = boundTo(claims);
    if (proofs && scheme === 'Bearer' && (dpop.required || jkt !== undefined)) {
      return refuse('invalid_token', 'a token here comes bound to a key, with a proof');
    }
    if (proofs && scheme === 'DPoP') {
      if (jkt === undefined) return refuse('invalid_token', 'the token is bound to no key');
      const problem = await proofs.check(request ?? unproven, token, jkt);
      if (problem) return refuse(problem.error, problem.description);
    }
    const scopes = String(claims['scope'] ?? '').split(' ');
    const missing = policy.scopes.filter((scope) => !scopes.includes(scope));
    if (missing.length > 0) {
      return refuse('insufficient_scope', `the token lacks the scope ${missing.join(' ')}`);
    }
    return { allowed: authInfo(token, claims, scopes) };
  }

  return async (authorization, request) => {
    const [, name, token] = /^(bearer|dpop) +(.+)$/i.exec(authorization ?? '') ?? [];
    const scheme = name?.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer';
    // A scheme that means nothing here is no token at all.
    if (token === undefined || (scheme === 'DPoP' && !proofs)) {
      return { refused: { status: 401, schemes: offered } };
    }
    const result = await check(scheme, token, request);
    const nextNonce = proofs?.nonce();
    return nextNonce === undefined ? result : { ...result, nextNonce };
  };
}

const unproven: ProvenRequest = { method: '', url: '', proof: undefined };

function schemesOf(dpop: DpopPolicy | undefined): readonly Scheme[] {
  if (dpop === undefined) return ['Bearer'];
  return dpop.required ? ['DPoP'] : ['Bearer', 'DPoP'];
}

/** The thumbprint of the key that a token is bound to. RFC 9449 §6.1. */
function boundTo(claims: JWTPayload): string | undefined {
  const { cnf } = claims;
  if (typeof cnf !== 'object' || cnf === null || !('jkt' in cnf)) return undefined;
  return typeof cnf.jkt === 'string' ? cnf.jkt : undefined;
}

function authInfo(token: string, claims: JWTPayload, scopes: string[]): AuthInfo {
  return {
    token,
    clientId: String(claims['client_id'] ?? ''),
    scopes,
    ...(claims.exp === undefined ? {} : { expiresAt: claims.exp }),
    extra: { subject: claims.sub },
  };
}

/** The `WWW-Authenticate` value of a refusal. RFC 6750 §3, RFC 9449 §7.1, RFC 9728 §5.1. */
export function bearerChallenge(
  refusal: Refusal,
  resourceMetadataUrl: string,
  scopes: readonly string[],
): string {
  const parameters = {
    ...(refusal.error === undefined ? {} : { error: refusal.error }),
    ...(refusal.description === undefined ? {} : { error_description: refusal.description }),
    resource_metadata: resourceMetadataUrl,
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
  };
  return (refusal.schemes ?? ['Bearer'])
    .map((scheme) => {
      const own =
        scheme === 'DPoP' ? { ...parameters, algs: proofAlgorithms.join(' ') } : parameters;
      return `${scheme} ${quoted(own).join(', ')}`;
    })
    .join(', ');
}

function quoted(parameters: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(parameters).map(
    ([name, value]) => `${name}="${value.replace(/["\\]/g, "'")}"`,
  );
}
