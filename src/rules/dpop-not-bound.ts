/**
 * The token goes out with proofs, or goes by the name of DPoP, and is not bound to the key of this
 * client. RFC 9449.
 *
 * Looks like: everything works, and a copied token works as well; or a strict server answers 401
 * invalid_token to a token that has just been issued.
 * Why: a bound token carries the thumbprint of the key in cnf.jkt, and the server compares it with
 * the key of the proof. Here the claim is missing or names another key: the authorization server
 * ignored the proof, or a proxy made the token request with a key of its own.
 * FastMCP: no class of 3.x checks proofs, so bound tokens need a verifier of your own that compares
 * cnf.jkt.
 * TypeScript SDK: requireBearerAuth checks Bearer tokens only. Verify the proof in a guard of your
 * own, and compare cnf.jkt there.
 * Provider: switch on DPoP for the client, and let the authorization server put the thumbprint of
 * the key that signed the proof into cnf.jkt.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const dpopNotBound = defineRule({
  id: 'dpop-not-bound',
  effect: 'unsafe',
  spec: ['rfc9449-token-request', 'rfc9449-resource'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'binding');
    return (
      failed && {
        ...failed,
        title: 'The access token is not bound to the key of the client',
        because:
          'a server that compares the key of the proof with cnf.jkt refuses this token. One that does not lets in whoever has stolen it',
        do: 'let the authorization server put the thumbprint of the key that signed the proof into cnf.jkt',
      }
    );
  },
});
