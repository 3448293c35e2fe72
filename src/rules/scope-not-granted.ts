/** The authorization server granted fewer scopes than the client asked for. */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const scopeNotGranted = defineRule({
  id: 'scope-not-granted',
  effect: 'client-fails',
  spec: ['rfc9068-validation', 'mcp-scope'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'scope');
    return (
      failed && {
        ...failed,
        title: 'The authorization server granted less scope than was asked for',
        because: 'a server answers 403 to requests that need a scope the token lacks',
        do: 'allow the missing scope for this client or user at the authorization server',
      }
    );
  },
});
