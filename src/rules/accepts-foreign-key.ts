/**
 * The server lets in a token that was signed by a key which its issuer does not publish, or whose
 * signature does not fit. It reads the claims and does not check who wrote them.
 *
 * Looks like: everything works. Tokens with changed claims work too.
 * Why: the token is decoded and not verified, or the key is taken from the token itself (jwk, jku or x5u in
 * its header) instead of from the key set of the issuer.
 * FastMCP: JWTVerifier with jwks_uri or public_key checks the signature; code of your own that decodes
 * tokens does not.
 * TypeScript SDK: use jwtVerify with createRemoteJWKSet in your verifyAccessToken; decodeJwt checks nothing.
 * Provider: nothing to change there.
 */

import { acceptedProbe } from './accepted-probe';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const acceptsForeignKey = defineRule({
  id: 'accepts-foreign-key',
  effect: 'unsafe',
  severity: 'error',
  under: ['accepts-garbage-token'],
  spec: ['rfc9068-validation', 'mcp-token-use'],
  needs: ['refusals'],
  check(trace, { refusals }) {
    const found = acceptedProbe(trace, refusals, 'foreign-key', 'broken-signature');
    if (found === undefined) return undefined;
    const { probe: _probe, ...words } = found;
    return {
      ...words,
      title: `${hostOf(trace.server.url)} lets in a token that its issuer has not signed`,
      because:
        'anybody can sign a token with a key of their own, for any person and any scope, so whoever knows the address of the server is in',
      do: 'check the signature by the key set of your issuer (jwks_uri), and take no key from the token itself',
    };
  },
});
