/**
 * Less scope was asked for than the challenge of the server names, as it is when somebody chose the
 * scope.
 *
 * Looks like: signing in works, and some requests are answered with 403 insufficient_scope.
 * Why: the challenge of the server names a scope that the token lacks. Where the authorization
 * server granted less than was asked for, another finding says so.
 * FastMCP: a missing scope of required_scopes is 401 invalid_token there and not 403, so the client
 * signs in again and again. Name in required_scopes what every request needs, and use
 * require_scopes for single tools.
 * TypeScript SDK: requireBearerAuth names requiredScopes in the challenge and answers 403.
 * Provider: nothing to change there. Ask for the scope that the server names; where you chose the
 * scope yourself, choose none.
 * Seen: https://github.com/modelcontextprotocol/typescript-sdk/issues/1582
 * https://github.com/anthropics/claude-code/issues/28258
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
