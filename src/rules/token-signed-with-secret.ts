/**
 * The token is signed with a secret that two parties share, and the server refuses it. A server that
 * verifies with published keys cannot check such a signature, and must not try.
 *
 * Looks like: the sign-in ends well, the token is a JWT whose alg is HS256, and the server answers
 * 401.
 * Why: Supabase signs with HS256 until a project has signing keys of the new kind. Authentik may do
 * so while no signing key is chosen for a provider.
 * FastMCP: JWTVerifier takes one algorithm, RS256 unless told otherwise; SupabaseProvider takes
 * ES256 or RS256.
 * TypeScript SDK: jwtVerify with a remote key set refuses HS256. Do not give it the secret: whoever
 * can verify could then sign as well.
 * Provider: Supabase: JWT signing keys, ES256 or RS256. Authentik: a signing key in the provider.
 */

import { answeredAsWithoutToken } from './answered-as-without-token';
import { hasDecisiveFailure } from './decisive-checks';
import { providerOf } from './provider';
import { defineRule } from './rule';
import { accessTokenClaims } from './token-audiences';
import { wantedScope } from './wanted-scope';

export const tokenSignedWithSecret = defineRule({
  id: 'token-signed-with-secret',
  effect: 'sign-in-fails',
  spec: ['rfc9068-validation'],
  on: 'token-not-accepted',
  needs: ['tokens'],
  check(trace, { tokens }) {
    const alg = tokens.accessToken.jwt?.header['alg'];
    if (accessTokenClaims(trace) === undefined || typeof alg !== 'string') return undefined;
    if (!/^HS\d{3}$/.test(alg)) return undefined;
    // Only where nothing else explains the refusal.
    if (hasDecisiveFailure(trace) || wantedScope(trace) || answeredAsWithoutToken(trace))
      return undefined;
    const name = providerOf(trace)?.name ?? 'the authorization server';
    return {
      title: 'The token is signed with a shared secret, and the server refused it',
      expected: 'a signature that the published keys verify, such as ES256 or RS256',
      actual: `alg: ${alg}`,
      because:
        'only who holds the secret can check this signature. A server that goes by the published keys refuses it, rightly',
      do: `let ${name} sign access tokens with a key pair whose public half is at jwks_uri`,
      evidence: ['/facts/tokens/accessToken/jwt/header/alg'],
    };
  },
});
