/**
 * The header of the access token names another algorithm than the published key is for. To verify
 * with whatever the header says is an old way to forge tokens, so libraries refuse. RFC 8725 §3.1.
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
