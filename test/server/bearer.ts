import type { AuthInfo } from '@modelcontextprotocol/sdk/server/auth/types.js';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';

/** What a bearer token must be to be let in. */
export interface BearerPolicy {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly audience: string;
  /** All of them are required. */
  readonly scopes: readonly string[];
}

/** Why a request is not let in. `error` is absent when no token came at all. RFC 6750 §3.1. */
export interface Refusal {
  readonly status: 401 | 403;
  readonly error?: 'invalid_token' | 'insufficient_scope';
  readonly description?: string;
}

export type BearerCheck = { readonly allowed: AuthInfo } | { readonly refused: Refusal };

/**
 * Makes the check of an `Authorization` field against a policy: signature, issuer, audience, type,
 * expiry, then scopes. Keys are fetched once and kept. RFC 6750, RFC 9068 §4.
 */
export function bearerCheck(
  policy: BearerPolicy,
): (authorization: string | undefined) => Promise<BearerCheck> {
  const keys = createRemoteJWKSet(new URL(policy.jwksUri));
  return async (authorization) => {
    const token = /^bearer +(.+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return { refused: { status: 401 } };
    let claims: JWTPayload;
    try {
      const { issuer, audience } = policy;
      const requiredClaims = ['exp', 'sub'];
      ({ payload: claims } = await jwtVerify(token, keys, {
        issuer,
        audience,
        requiredClaims,
        typ: 'at+jwt',
      }));
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      return { refused: { status: 401, error: 'invalid_token', description: error.message } };
    }
    const scopes = String(claims['scope'] ?? '').split(' ');
    const missing = policy.scopes.filter((scope) => !scopes.includes(scope));
    if (missing.length > 0) {
      const description = `the token lacks the scope ${missing.join(' ')}`;
      return { refused: { status: 403, error: 'insufficient_scope', description } };
    }
    return { allowed: authInfo(token, claims, scopes) };
  };
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

/** The `WWW-Authenticate` value of a refusal. RFC 6750 §3, RFC 9728 §5.1. */
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
  const quoted = Object.entries(parameters).map(
    ([name, value]) => `${name}="${value.replace(/["\\]/g, "'")}"`,
  );
  return `Bearer ${quoted.join(', ')}`;
}
