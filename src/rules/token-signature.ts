/** The signature of the access token does not fit any key that the issuer publishes. */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenSignature = defineRule({
  id: 'token-signature',
  severity: 'error',
  spec: ['rfc9068-validation', 'rfc7519-claims'],
  needs: ['tokenCheck'],
  check(_trace, { tokenCheck }) {
    const failed = failedCheck(tokenCheck, 'signature');
    return (
      failed && {
        ...failed,
        title: 'The access token is not signed by its issuer',
        because:
          'a server that checks signatures refuses this token, and one that accepts it does not check',
        do: `compare the key set at jwks_uri with the key that signs; after a key rotation, old and new keys must both be listed for a while`,
      }
    );
  },
});
