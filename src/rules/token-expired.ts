/** The access token is past its `exp` the moment it arrives. */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenExpired = defineRule({
  id: 'token-expired',
  effect: 'sign-in-fails',
  spec: ['rfc9068-validation', 'rfc7519-claims'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'expiry');
    return (
      failed && {
        ...failed,
        title: 'The access token has run out already',
        ...(trace.facts.pasted === undefined
          ? {
              because:
                'a server must refuse it. A token that has run out on arrival most often means that two clocks differ',
              do: 'set the clocks of this machine and of the authorization server right',
            }
          : { because: 'a server must refuse it', do: 'get a new token' }),
      }
    );
  },
});
