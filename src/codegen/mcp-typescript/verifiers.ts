/** The check of the token itself, which the SDK leaves to whoever uses it. */

import type { SdkWiring } from '../sdk-wirings';

export interface VerifierParts {
  /** Classes of the SDK's errors. */
  readonly errors: readonly string[];
  readonly imports: readonly (readonly [module: string, line: string])[];
  /** `algorithm`: a literal. */
  readonly build: (algorithm: string) => string;
}

export function verifierParts(tokens: SdkWiring['tokens']): VerifierParts {
  const errors = ['InvalidTokenError', 'ServerError'];
  return tokens === 'jwks'
    ? { errors, imports: [['jose', '{ createRemoteJWKSet, errors, jwtVerify }']], build: jwt }
    : { errors, imports: [], build: introspection };
}

const jwt = (algorithm: string): string => `function buildVerifier(): OAuthTokenVerifier {
  const keys = createRemoteJWKSet(new URL(requiredEnv('MCP_AUTH_JWKS_URI')));
  const expected = {
    issuer: requiredEnv('MCP_AUTH_ISSUER'),
    audience: requiredEnv('MCP_AUTH_AUDIENCE'),
    algorithms: [${algorithm}],
    requiredClaims: ['exp', 'sub'],
    clockTolerance: '5s',
  };
  return {
    async verifyAccessToken(token) {
      try {
        const { payload } = await jwtVerify(token, keys, expected);
        return authInfo(token, payload);
      } catch (error) {
        // Keys that cannot be read say nothing about the token, after whose refusal people sign in again.
        const code = error instanceof errors.JOSEError ? error.code : undefined;
        if (code === undefined || code === 'ERR_JOSE_GENERIC' || code === 'ERR_JWKS_TIMEOUT') {
          throw new ServerError('Token verification is unavailable');
        }
        throw new InvalidTokenError('Invalid or expired access token');
      }
    },
  };
}`;

const introspection = (): string => `function buildVerifier(): OAuthTokenVerifier {
  const endpoint = requiredEnv('MCP_AUTH_INTROSPECTION_ENDPOINT');
  const audience = requiredEnv('MCP_AUTH_AUDIENCE');
  const id = encodeURIComponent(requiredEnv('MCP_AUTH_INTROSPECTION_CLIENT_ID'));
  const secret = encodeURIComponent(requiredEnv('MCP_AUTH_INTROSPECTION_CLIENT_SECRET'));
  return {
    async verifyAccessToken(token) {
      const answer = await fetch(endpoint, {
        method: 'POST',
        headers: { accept: 'application/json', authorization: \`Basic \${btoa(\`\${id}:\${secret}\`)}\` },
        body: new URLSearchParams({ token, token_type_hint: 'access_token' }),
        signal: AbortSignal.timeout(10_000),
      });
      // It says nothing about the token, after whose refusal people sign in again.
      if (!answer.ok) throw new ServerError('Token verification is unavailable');
      const claims = (await answer.json()) as Record<string, unknown>;
      const { active, aud } = claims;
      const named: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
      if (active !== true || !named.includes(audience)) {
        throw new InvalidTokenError('Invalid or expired access token');
      }
      return authInfo(token, claims);
    },
  };
}`;
