/**
 * The server lets in a token made of random letters. It asks for a token and does not look at it, so
 * that everybody who sends anything at all is in.
 *
 * Looks like: everything works, and it goes on working when the token is changed, cut off or made up.
 * Why: the code looks whether the Authorization header is there and goes no further, a verifier of the
 * development set-up that takes everything is still in place, or what the verifier says is not used.
 * FastMCP: StaticTokenVerifier and DebugTokenVerifier are for tests. Use JWTVerifier, RemoteAuthProvider
 * or the class of your provider.
 * TypeScript SDK: verifyAccessToken has to throw InvalidTokenError for a token that it does not know; what
 * it returns without a check is taken as good.
 * Provider: nothing to change there.
 */

import { acceptedProbe } from './accepted-probe';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const acceptsGarbageToken = defineRule({
  id: 'accepts-garbage-token',
  effect: 'unsafe',
  severity: 'error',
  spec: ['mcp-token-use', 'rfc6750-challenge'],
  needs: ['refusals'],
  check(trace, { refusals }) {
    const found = acceptedProbe(trace, refusals, 'garbage');
    if (found === undefined) return undefined;
    const { probe: _probe, ...words } = found;
    return {
      ...words,
      title: `${hostOf(trace.server.url)} lets in a token made of random letters`,
      because:
        'the server looks whether there is a token, and not at the token. Whoever knows its address can use its tools',
      do: 'check each token: its signature by the keys of your issuer, its issuer, its audience and its end; or ask the issuer about it (RFC 7662)',
    };
  },
});
