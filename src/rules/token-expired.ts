/**
 * The access token is past its exp the moment it arrives.
 *
 * Looks like: a 401 right after a sign-in that went well, or for every token that was pasted.
 * Why: the clocks of two machines differ, or the token lives for seconds only. A pasted token may
 * simply be old.
 * FastMCP: JWTVerifier compares exp with the clock of the server and allows no difference; set the
 * clock by network time. It also takes a token without exp, so make sure that there is one.
 * TypeScript SDK: jwtVerify takes clockTolerance, a few seconds. requireBearerAuth refuses a token
 * whose expiresAt is not a number.
 * Provider: set the clock right, and let access tokens live for at least a few minutes.
 */

import { timeCause } from './clocks';
import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenExpired = defineRule({
  id: 'token-expired',
  effect: 'sign-in-fails',
  under: ['clocks-differ'],
  spec: ['rfc9068-validation', 'rfc7519-claims'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'expiry');
    const cause = timeCause(trace);
    return (
      failed && {
        ...failed,
        title: 'The access token has run out already',
        ...(trace.facts.pasted === undefined
          ? { because: `a server must refuse it; ${cause.because}`, do: cause.do }
          : { because: 'a server must refuse it', do: 'get a new token' }),
      }
    );
  },
});
