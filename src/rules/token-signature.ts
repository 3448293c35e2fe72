/** The signature of the access token does not fit the published key that it should be made with. */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenSignature = defineRule({
  id: 'token-signature',
  effect: 'unsafe',
  severity: 'error',
  spec: ['rfc9068-validation', 'rfc7519-claims'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'signature');
    return (
      failed && {
        ...failed,
        title: 'The access token is not signed with a key that its issuer publishes',
        because:
          'a server that checks signatures against these keys refuses this token, and must not accept it',
        do: 'sign with a key that is listed at jwks_uri; after a key rotation, list the old and the new key for a while',
      }
    );
  },
});
