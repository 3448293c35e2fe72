/** The token is bound to a key and is sent without proof of it, because the token answer calls it Bearer. RFC 9449 §7.2. */

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
