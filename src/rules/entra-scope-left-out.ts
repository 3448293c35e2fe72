/**
 * Entra ID wants the scope again with the code or the refresh token. Without it the request is for
 * the client itself, and that is refused.
 *
 * Looks like: the first hour works, and the refresh ends with AADSTS90009; or the code cannot be
 * exchanged and the error is AADSTS28003.
 * Why: OAuth lets a client leave the scope out of these requests and then means what was granted
 * before. Entra ID does not remember which API that was.
 * FastMCP: AzureProvider sends the scope upstream with every request.
 * TypeScript SDK: nothing to change in a server; its client sends no scope with a refresh token.
 * Provider: where the API and the client are one app, make the API an app of its own, so that no
 * token is asked for by the app that it is for.
 * Seen: https://github.com/modelcontextprotocol/typescript-sdk/issues/2718
 * https://github.com/anthropics/claude-code/issues/89862
 */

import { entraRefusal } from './refusal';
import { defineRule } from './rule';

export const entraScopeLeftOut = defineRule({
  id: 'entra-scope-left-out',
  effect: 'sign-in-fails',
  spec: ['rfc6749-refresh', 'rfc6749-token-request'],
  needs: [],
  check(trace) {
    const found = entraRefusal(trace, ['90009', '28003']);
    if (found === undefined) return undefined;
    const refreshed = trace.stop?.step === 'refresh';
    return {
      title: `Entra ID wants the scope with ${refreshed ? 'the refresh token' : 'the code'} too`,
      expected: 'new tokens for the scope that was granted before',
      actual: found.refusal.words,
      because:
        'RFC 6749 lets clients leave the scope out here, and most do. Entra ID takes such a request for one by the app for itself',
      do: refreshed
        ? 'put AzureProvider of FastMCP between, which sends the scope; or make API and client two app registrations. Until then people sign in again when the token ends'
        : 'put AzureProvider of FastMCP between, which sends the scope, or edit the request here and add scope',
      evidence: [found.refusal.evidence],
    };
  },
});
