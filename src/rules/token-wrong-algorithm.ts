/**
 * The header of the access token names another algorithm than the published key is for.
 *
 * Looks like: the server answers 401 to every token; or it verifies with whatever the header says,
 * which is an old way to forge tokens.
 * Why: the key at jwks_uri and the tokens are made by different settings. Libraries take the
 * algorithm from the key and refuse the rest.
 * FastMCP: JWTVerifier takes exactly one algorithm, RS256 unless algorithm is set. Supabase, Logto
 * and others sign with ES256 or ES384. EdDSA needs 4.x.
 * TypeScript SDK: give jwtVerify the algorithms that your provider uses.
 * Provider: make alg of the key at jwks_uri and alg in the header of the tokens the same. A shared
 * secret, as in HS256, cannot be checked with a published key: switch to an asymmetric one.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenWrongAlgorithm = defineRule({
  id: 'token-wrong-algorithm',
  effect: 'unsafe',
  severity: 'error',
  spec: ['rfc9068-validation', 'rfc8414-validation'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'algorithm');
    return (
      failed && {
        ...failed,
        title: 'The algorithm of the access token is not that of the published key',
        because:
          'a server takes the algorithm from the published key and refuses a token that names another',
        do: 'make alg of the key at jwks_uri and alg in the header of the tokens the same',
      }
    );
  },
});
