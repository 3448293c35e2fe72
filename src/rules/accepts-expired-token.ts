/**
 * The server lets in a token that has run out, or one that never does. A token that got into the wrong
 * hands is then good for ever.
 *
 * Looks like: everything works, and clients never have to renew anything.
 * Why: the end of the token (exp) is not checked, the clock of the server is behind, or a leeway that was
 * meant for seconds is hours long. A token without exp passes where only an exp that is there is checked.
 * FastMCP: JWTVerifier checks exp when it is there; refuse tokens without it in code of your own.
 * TypeScript SDK: give requiredClaims exp to jwtVerify, no long clockTolerance, and set expiresAt of the
 * AuthInfo, which requireBearerAuth looks at.
 * Provider: let access tokens live for an hour or less.
 */

import { acceptedProbe } from './accepted-probe';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const acceptsExpiredToken = defineRule({
  id: 'accepts-expired-token',
  effect: 'unsafe',
  under: ['accepts-garbage-token'],
  spec: ['mcp-token-use', 'rfc9068-validation'],
  needs: ['refusals'],
  check(trace, { refusals }) {
    const found = acceptedProbe(trace, refusals, 'expired', 'no-expiry');
    if (found === undefined) return undefined;
    const { probe, ...words } = found;
    const host = hostOf(trace.server.url);
    return {
      ...words,
      title:
        probe === 'expired'
          ? `${host} lets in a token that has run out`
          : `${host} lets in a token that never ends`,
      because:
        'a token that got into the wrong hands stays good, and nobody can do anything about it',
      do: 'refuse each token whose exp is over or missing with 401, with a leeway of a minute at most',
    };
  },
});
