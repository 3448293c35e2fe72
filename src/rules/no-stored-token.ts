/**
 * There is nothing to reconnect with: nobody has signed in to this server from here.
 *
 * Looks like: connecting with a saved sign-in stops at once, without a request.
 * Why: tokens are kept in the secret storage of this machine only. They were never there, were
 * deleted by signing out, or belong to another address of the same server.
 * FastMCP: nothing to change there.
 * TypeScript SDK: nothing to change there.
 * Provider: nothing to change there. Sign in once, and the sign-in is saved.
 */

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
