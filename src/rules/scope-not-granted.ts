/**
 * The authorization server granted fewer scopes than the client asked for.
 *
 * Looks like: signing in works, and the server refuses single requests with 403, or all of them
 * with 401.
 * Why: the scope is not allowed for this client or person, was unticked at the consent, is unknown
 * there, or was left out when the client registered.
 * FastMCP: every verifier answers 401 invalid_token when one of required_scopes is missing, so a
 * scope that the provider never grants locks everybody out. Compare required_scopes with what the
 * token has in scope or scp.
 * TypeScript SDK: requiredScopes of requireBearerAuth are compared with scopes of AuthInfo: read
 * scope and scp, as text and as a list.
 * Provider: allow the scope for the client and the person. A provider that registers clients may
 * need the scope in the registration or a default for such clients.
 * Seen: https://github.com/dozigden/boardoil/issues/11
 * https://github.com/PostHog/posthog/issues/55307
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const scopeNotGranted = defineRule({
  id: 'scope-not-granted',
  effect: 'client-fails',
  under: ['scopes-badly-written', 'scopes-disagree'],
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
