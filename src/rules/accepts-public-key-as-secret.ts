/**
 * The server lets in a token that was signed with HS256, for which the published key was the secret. It
 * lets the token say by which algorithm it is to be checked (RFC 8725 §2.1).
 *
 * Looks like: everything works. Only somebody who tries such a token sees it.
 * Why: the library gets the public key and no list of algorithms, so a header that says HS256 has it use
 * the text of that key as a shared secret, and everybody knows that text.
 * FastMCP: JWTVerifier(algorithm=…) names the one algorithm. In code of your own, give algorithms to
 * jwt.decode and keep the library up to date.
 * TypeScript SDK: give algorithms to jwtVerify or verify; jsonwebtoken before 9 needs it most.
 * Provider: nothing to change there.
 */

import { acceptedProbe } from './accepted-probe';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const acceptsPublicKeyAsSecret = defineRule({
  id: 'accepts-public-key-as-secret',
  effect: 'unsafe',
  severity: 'error',
  under: ['accepts-garbage-token', 'accepts-foreign-key'],
  spec: ['rfc9068-validation', 'mcp-token-use'],
  needs: ['refusals'],
  check(trace, { refusals }) {
    const found = acceptedProbe(trace, refusals, 'public-key-as-secret');
    if (found === undefined) return undefined;
    const { probe: _probe, ...words } = found;
    return {
      ...words,
      title: `${hostOf(trace.server.url)} takes the published key for a secret`,
      because:
        'the key is there for everybody to read, so anybody can sign a token with it, for any person and any scope',
      do: 'name the algorithms that your issuer signs with, such as RS256 or ES256, so that HS256 is refused',
    };
  },
});
