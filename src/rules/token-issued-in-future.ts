/**
 * The iat claim lies in the future, while nbf does not, or is not there.
 *
 * Looks like: some servers refuse the token for a short time and take it later.
 * Why: the clocks of two machines differ, or iat is written in milliseconds.
 * FastMCP: JWTVerifier does not look at iat; other servers of yours may.
 * TypeScript SDK: jwtVerify looks at iat with maxTokenAge only.
 * Provider: set the clock right, and write iat in seconds.
 */

import { timeCause } from './clocks';
import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenIssuedInFuture = defineRule({
  id: 'token-issued-in-future',
  effect: 'client-fails',
  under: ['clocks-differ'],
  spec: ['rfc7519-claims'],
  needs: [],
  check(trace) {
    // One clock that is wrong sets both, and one finding is enough.
    if (failedCheck(trace, 'not-before') !== undefined) return undefined;
    const failed = failedCheck(trace, 'issued-at');
    const cause = timeCause(trace);
    return (
      failed && {
        ...failed,
        title: 'The access token was issued in the future',
        because: `some servers refuse a token until the time in iat has come; ${cause.because}`,
        do: cause.do,
      }
    );
  },
});
