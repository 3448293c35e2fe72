/**
 * The token goes out with proofs, or goes by the name of DPoP, and is not bound to the key of this
 * client: `cnf.jkt` is absent or is another key. RFC 9449 §6.
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
