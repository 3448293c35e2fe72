/**
 * The token is bound to a key and is sent without proof of it, because the token answer calls it
 * Bearer.
 *
 * Looks like: the sign-in ends well and the server refuses the token, or takes it and the binding
 * protects nobody.
 * Why: a client goes by token_type of the token answer. Where it says Bearer, no proof is sent, and
 * a server that knows DPoP must refuse a bound token that comes that way. RFC 9449 section 7.2.
 * FastMCP: nothing to change there; what is wrong is in the token answer. A proxy class passes no
 * bound tokens on.
 * TypeScript SDK: nothing to change there, unless your own token endpoint writes the answer: then
 * let token_type say DPoP.
 * Provider: answer with token_type DPoP for a bound token, and bind none for a client that sent no
 * proof.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const dpopTokenAsBearer = defineRule({
  id: 'dpop-token-as-bearer',
  effect: 'unsafe',
  spec: ['rfc9449-token-request', 'rfc9449-resource'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'binding', 'sent-as-bearer');
    return (
      failed && {
        ...failed,
        title: 'The access token is bound to a key and is called a Bearer token',
        because:
          'a client sends a Bearer token without a proof, and a server that knows DPoP must refuse a bound token that comes that way',
        do: 'let the token answer say token_type DPoP for a bound token, and bind none for a client that sent no proof',
      }
    );
  },
});
