/**
 * Asked about the token, the authorization server says that it is not active. That word is also for
 * whoever may not ask (RFC 7662 §2.2), so it counts only until the server lets the token in.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenInactive = defineRule({
  id: 'token-inactive',
  effect: 'client-fails',
  spec: ['rfc7662-response'],
  needs: [],
  check(trace) {
    if (trace.facts.session !== undefined) return undefined;
    const failed = failedCheck(trace, 'active');
    return (
      failed && {
        ...failed,
        title: 'The authorization server says that the access token is not active',
        because:
          'a server that asks about the token gets the same answer and refuses it. The token may be revoked or expired, or the authorization server says so to everybody who may not ask',
        do: 'check at the authorization server whether the token is revoked, and that whoever asked may ask about tokens',
      }
    );
  },
});
