/**
 * Asked about the token, the authorization server says that it is not active. That word is also for
 * whoever may not ask, so it counts only until the server lets the token in.
 *
 * Looks like: the server answers 401 to a token that has just been issued.
 * Why: the token is revoked or has run out, or whoever asks is not allowed to and gets the same
 * answer. RFC 7662 section 2.2.
 * FastMCP: IntrospectionTokenVerifier needs a client that may introspect. Its credentials go out as
 * Basic without encoding, so avoid a colon and letters beyond ASCII in them.
 * TypeScript SDK: a verifier that introspects has to prove itself with a client that may ask.
 * Provider: allow introspection for the client that the server uses, and check whether the token is
 * revoked. Some let only the client of the token ask.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenInactive = defineRule({
  id: 'token-inactive',
  effect: 'client-fails',
  spec: ['rfc7662-response'],
  needs: [],
  check(trace) {
    if (trace.facts.session !== undefined) return undefined;
    const failed = failedCheck(trace, 'active');
    return (
      failed && {
        ...failed,
        title: 'The authorization server says that the access token is not active',
        because:
          'a server that asks about the token gets the same answer and refuses it. The token may be revoked or expired, or the authorization server says so to everybody who may not ask',
        do: 'check at the authorization server whether the token is revoked, and that whoever asked may ask about tokens',
      }
    );
  },
});
