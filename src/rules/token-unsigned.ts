/** The access token has no signature: `alg` is `none`, or nothing stands in its place. RFC 8725 §3.2. */

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
