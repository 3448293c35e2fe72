/** The saved sign-in cannot be renewed. */

import { defineRule } from './rule';

export const refreshRefused = defineRule({
  id: 'refresh-refused',
  severity: 'error',
  spec: ['rfc6749-refresh', 'rfc6749-token-error'],
  on: 'refresh-refused',
  needs: ['stored'],
  check: (trace, { stored }) => ({
    title: 'The saved sign-in cannot be renewed',
    expected: 'a new access token for the refresh token',
    actual: trace.stop?.says ?? '',
    because: 'a refresh token ends when it is used twice, revoked or too old',
    do: `sign in again at ${stored.issuer}`,
    evidence: ['/facts/stored'],
  }),
});
