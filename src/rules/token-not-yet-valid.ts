/** The `nbf` claim lies in the future. */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenNotYetValid = defineRule({
  id: 'token-not-yet-valid',
  effect: 'client-fails',
  spec: ['rfc9068-validation', 'rfc7519-claims'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'not-before');
    return (
      failed && {
        ...failed,
        title: 'The access token is not valid yet',
        because:
          'a server that checks nbf refuses it until then. This most often means that two clocks differ',
        do: 'set the clocks of this machine and of the authorization server right',
      }
    );
  },
});
