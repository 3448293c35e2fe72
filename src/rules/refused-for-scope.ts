/**
 * The server refuses the token, and its challenge names a scope that the token has not. That is as near to
 * the reason as can be seen from outside.
 *
 * Looks like: the sign-in ends well and the first request is refused. With 401 the client signs in again
 * and again, as that status says that the token itself is bad.
 * Why: the token was issued without a scope that the server requires. The right answer to that is 403 with
 * insufficient_scope, after which clients ask for the scope; some servers answer 401 with invalid_token.
 * FastMCP: a verifier with required_scopes answers 401 invalid_token where a scope is missing. Let the
 * provider grant that scope, or take it out of required_scopes.
 * TypeScript SDK: requireBearerAuth with requiredScopes answers 403 with insufficient_scope.
 * Provider: grant the scope to this client and user, and put it into the scope claim of access tokens.
 * Seen: https://github.com/PrefectHQ/fastmcp/issues/4513
 * https://github.com/neondatabase/mcp-server-neon/issues/186
 */

import { hostOf } from './evidence';
import { defineRule } from './rule';
import { wantedScope } from './wanted-scope';

export const refusedForScope = defineRule({
  id: 'refused-for-scope',
  effect: 'sign-in-fails',
  under: ['scope-not-granted', 'scope-less-than-required', 'scopes-disagree'],
  spec: ['mcp-error-handling', 'mcp-scope', 'rfc6750-challenge'],
  on: 'token-not-accepted',
  needs: [],
  check(trace) {
    const refused = wantedScope(trace);
    if (refused === undefined) return undefined;
    const { status, error, wanted, granted, missing, evidence } = refused;
    return {
      title: `${hostOf(trace.server.url)} wants the scope ${missing.join(' ')}, which the token lacks`,
      expected: `a token with the scope ${wanted}`,
      actual: `${granted.join(' ') || 'no scope'} in the token, and ${status}${error === undefined ? '' : ` ${error}`}`,
      because:
        status === 401
          ? 'some servers answer 401 where only scope is missing. A client takes the token for a bad one then, and gets another with the same scope'
          : 'the client asked for this scope and did not get it',
      do:
        status === 401
          ? 'let the authorization server grant the missing scope, and answer 403 with insufficient_scope where one is missing, so that clients ask for it'
          : 'let the authorization server grant the missing scope to this client and user',
      evidence,
    };
  },
});
