/** The `iss` claim is not the issuer that the metadata names. */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenIssuer = defineRule({
  id: 'token-issuer',
  effect: 'client-fails',
  spec: ['rfc9068-validation', 'rfc7519-claims'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'issuer');
    return (
      failed && {
        ...failed,
        title: 'The access token names another issuer than the metadata',
        because:
          'a server that compares iss with the issuer of the authorization server refuses this token',
        do: 'make the iss claim and issuer in the metadata the same, letter by letter',
      }
    );
  },
});
