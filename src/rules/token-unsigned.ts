/**
 * The access token has no signature: alg is none, or nothing stands in its place.
 *
 * Looks like: all works, and anybody can write a token with any claims.
 * Why: the authorization server or a proxy is set to sign nothing, as in a test, or makes a token
 * out of parts by itself.
 * FastMCP: JWTVerifier refuses it. StaticTokenVerifier and DebugTokenVerifier have no place in a
 * server that others reach.
 * TypeScript SDK: jwtVerify refuses it; decodeJwt does not look.
 * Provider: sign access tokens with a key that is listed at jwks_uri, with ES256 or RS256.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenUnsigned = defineRule({
  id: 'token-unsigned',
  effect: 'unsafe',
  severity: 'error',
  spec: ['rfc9068-validation', 'rfc7519-claims'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'signature', 'unsigned');
    return (
      failed && {
        ...failed,
        title: 'The access token is not signed',
        because:
          'anybody could have written it, so a server must refuse it. One that takes it lets everybody in',
        do: 'sign access tokens with a key that is listed at jwks_uri, such as with ES256 or RS256',
      }
    );
  },
});
