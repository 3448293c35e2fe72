/**
 * Less scope was asked for than the challenge of the server names, as it is when somebody chose the
 * scope. Where the authorization server granted less than was asked for, `scope-not-granted` says so.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const scopeLessThanRequired = defineRule({
  id: 'scope-less-than-required',
  effect: 'client-fails',
  under: ['scope-not-granted'],
  spec: ['mcp-scope', 'rfc6750-challenge'],
  needs: [],
  check(trace) {
    if (failedCheck(trace, 'scope') !== undefined) return undefined;
    const failed = failedCheck(trace, 'required-scope');
    return (
      failed && {
        ...failed,
        title: 'The access token has less scope than the server asks for',
        because:
          'the challenge of the server names a scope that the token lacks, so that requests which need it are answered with 403',
        do: 'ask for the scope that the server names; where you chose the scope yourself, choose none',
      }
    );
  },
});
