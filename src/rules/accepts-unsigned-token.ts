/**
 * The server lets in a token whose header says that nobody has signed it (alg none). Anybody can write
 * such a token with any person in it.
 *
 * Looks like: everything works. Only somebody who tries such a token sees it.
 * Why: the algorithm is taken from the header of the token instead of from the set-up of the server, or
 * the claims are read without a check of the signature. RFC 8725 §3.2 has none refused.
 * FastMCP: JWTVerifier(algorithm=…) takes only what it names. Do not decode tokens yourself with
 * verify_signature set to False.
 * TypeScript SDK: use jwtVerify with a key set in your verifyAccessToken; decodeJwt checks nothing.
 * Provider: nothing to change there.
 */

import { acceptedProbe } from './accepted-probe';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const acceptsUnsignedToken = defineRule({
  id: 'accepts-unsigned-token',
  effect: 'unsafe',
  severity: 'error',
  under: ['accepts-garbage-token', 'accepts-foreign-key'],
  spec: ['rfc9068-validation', 'rfc7519-claims'],
  needs: ['refusals'],
  check(trace, { refusals }) {
    const found = acceptedProbe(trace, refusals, 'unsigned');
    if (found === undefined) return undefined;
    const { probe: _probe, ...words } = found;
    return {
      ...words,
      title: `${hostOf(trace.server.url)} lets in a token that nobody has signed`,
      because:
        'anybody can write such a token, for any person and any scope, so whoever knows the address of the server is in',
      do: 'name the algorithms that your issuer signs with, such as RS256 or ES256, and refuse all others',
    };
  },
});
