/** There is nothing to reconnect with. */

import { defineRule } from './rule';

export const noStoredToken = defineRule({
  id: 'no-stored-token',
  effect: 'sign-in-fails',
  spec: ['mcp-token-use'],
  on: 'no-stored-token',
  needs: [],
  check: () => ({
    title: 'Nobody has signed in to this server yet',
    expected: 'a saved sign-in',
    actual: 'none',
    because:
      'tokens are kept in the secret storage of this machine only, and there is none for this server',
    do: 'trace the sign-in first',
    evidence: ['/stop'],
  }),
});
