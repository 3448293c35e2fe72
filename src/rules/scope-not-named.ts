/**
 * The server refuses with insufficient_scope and does not say which scope would be enough. A client that
 * wants to ask for more cannot know what to ask for.
 *
 * Looks like: one call or all of them end in 403; the client opens the login again, gets the same scope,
 * and ends in 403 once more.
 * Why: the challenge of a 403 has error, but no scope parameter. The description may name it, but that
 * is a sentence for people.
 * FastMCP: 3.x leaves scope out of its challenges; FastMCP 4 names it. Until then name the scopes in
 * scopes_supported of the metadata, so that clients ask for them at the first sign-in.
 * TypeScript SDK: requireBearerAuth names scope in its challenge where it is given requiredScopes.
 * Provider: nothing to change there.
 * Seen: https://github.com/PrefectHQ/fastmcp/issues/4513
 * https://github.com/modelcontextprotocol/python-sdk/issues/3103
 * https://github.com/modelcontextprotocol/typescript-sdk/issues/1582
 */

import { answerField, challengeParameter, exchangesWith } from './every-exchange';
import { headerPointer, hostOf } from './evidence';
import { defineRule } from './rule';

export const scopeNotNamed = defineRule({
  id: 'scope-not-named',
  effect: 'client-fails',
  spec: ['mcp-step-up', 'mcp-error-handling', 'rfc6750-challenge'],
  needs: [],
  check(trace) {
    const refusal = exchangesWith(trace, 'server').find(({ exchange }) => {
      const field = answerField(exchange, 'www-authenticate');
      return (
        [401, 403].includes(exchange.response?.status ?? 0) &&
        challengeParameter(field, 'error') === 'insufficient_scope' &&
        !challengeParameter(field, 'scope')
      );
    });
    if (refusal === undefined) return undefined;
    const field = answerField(refusal.exchange, 'www-authenticate');
    const description = challengeParameter(field, 'error_description');
    return {
      title: `${hostOf(trace.server.url)} wants more scope and does not say which`,
      expected: 'error="insufficient_scope" with scope="…" in WWW-Authenticate',
      actual: `${refusal.exchange.response?.status} with error="insufficient_scope" and no scope${description === undefined ? '' : `; its description says: ${description}`}`,
      because:
        'a client asks for the scope that the challenge names. Without it, it gets the same token again and is refused again',
      do: 'name the scopes that the request needs in the scope parameter of the challenge',
      evidence: [headerPointer(refusal, 'www-authenticate')],
    };
  },
});
