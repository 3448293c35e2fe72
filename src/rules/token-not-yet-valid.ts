/**
 * The nbf claim lies in the future.
 *
 * Looks like: the server refuses the token at first and takes it some seconds or hours later.
 * Why: the clocks of two machines differ. A server that checks nbf refuses the token until that
 * time.
 * FastMCP: JWTVerifier does not look at nbf, so the token passes there, and not in servers that do.
 * TypeScript SDK: jwtVerify checks nbf; clockTolerance allows a few seconds.
 * Provider: set the clock right, and do not write an nbf that lies ahead.
 */

import { timeCause } from './clocks';
import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenNotYetValid = defineRule({
  id: 'token-not-yet-valid',
  effect: 'client-fails',
  under: ['clocks-differ'],
  spec: ['rfc9068-validation', 'rfc7519-claims'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'not-before');
    const cause = timeCause(trace);
    return (
      failed && {
        ...failed,
        title: 'The access token is not valid yet',
        because: `a server that checks nbf refuses it until then; ${cause.because}`,
        do: cause.do,
      }
    );
  },
});
