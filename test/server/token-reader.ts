import {
  createRemoteJWKSet,
  decodeJwt,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';

/** An authorization server whose tokens are taken. */
export interface TokenSource {
  readonly issuer: string;
  readonly jwksUri: string;
}

/** Where and as whom a resource server asks about tokens. RFC 7662. */
export interface Introspection {
  readonly endpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What a token says of itself, once it is known to be good; or why it is not. */
export type TokenReading = { readonly claims: JWTPayload } | { readonly problem: string };

export type TokenReader = (token: string) => Promise<TokenReading>;

/** Reads JWTs: signature, issuer, audience, type, expiry. Keys are fetched once and kept. RFC 9068 §4. */
export function readByKeys(sources: readonly TokenSource[], audience: string): TokenReader {
  const keys = new Map(
    sources.map(({ issuer, jwksUri }) => [issuer, createRemoteJWKSet(new URL(jwksUri))]),
  );
  const [first] = keys.values();
  const requirements = {
    issuer: [...keys.keys()],
    audience,
    requiredClaims: ['exp', 'sub'],
    typ: 'at+jwt',
  };
  return async (token) => {
    try {
      const keysOfIssuer: JWTVerifyGetKey = (header, jws) => {
        const own = keys.get(decodeJwt(token).iss ?? '') ?? first;
        if (own === undefined) throw new errors.JWKSNoMatchingKey();
        return own(header, jws);
      };
      const { payload } = await jwtVerify(token, keysOfIssuer, requirements);
      return { claims: payload };
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      return { problem: error.message };
    }
  };
}

/** Asks the authorization server about every token anew, so that a revoked one is refused at once. */
export function readByIntrospection(asked: Introspection, audience: string): TokenReader {
  const basic = [asked.clientId, asked.clientSecret].map(encodeURIComponent).join(':');
  return async (token) => {
    const response = await fetch(asked.endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
      body: new URLSearchParams({ token }),
    });
    const claims = (await response.json()) as JWTPayload;
    if (claims['active'] !== true) return { problem: 'the token is not active' };
    if (claims.aud !== audience) return { problem: 'unexpected "aud" claim value' };
    return { claims };
  };
}
