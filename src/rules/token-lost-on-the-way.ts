/**
 * The server answers the request with the token exactly as it answered the one without. Either the token
 * did not arrive, or the server does not say that it was bad.
 *
 * Looks like: 401 before the sign-in and the same 401 after it, letter by letter. The log of the server
 * says that no token came.
 * Why: a proxy, a gateway or a web server in front takes the Authorization field away, or a redirect does.
 * A challenge has an error where a token came and was refused, and none where no token came.
 * FastMCP: 3.4.3 and later say invalid_token only where a token came. Behind mod_wsgi or a gateway, let
 * the Authorization field through.
 * TypeScript SDK: requireBearerAuth says invalid_token in both cases, so compare the descriptions there.
 * Provider: nothing to change there.
 * Seen: https://github.com/punkpeye/mcp-remote/issues/256
 * https://github.com/microsoft/vscode/issues/252651
 * https://github.com/modelcontextprotocol/inspector/issues/633
 * https://github.com/cursor/cursor/issues/3559
 */

import { answeredAsWithoutToken } from './answered-as-without-token';
import { hasDecisiveFailure } from './decisive-checks';
import { hostOf } from './evidence';
import { failedCheck } from './failed-check';
import { missingKeys } from './missing-keys';
import { defineRule } from './rule';

export const tokenLostOnTheWay = defineRule({
  id: 'token-lost-on-the-way',
  effect: 'sign-in-fails',
  spec: ['mcp-token-use', 'rfc6750-challenge'],
  on: 'token-not-accepted',
  needs: ['tokens'],
  check(trace) {
    // A token with a fault of its own is refused for that, and so is one whose keys nobody can get.
    if (hasDecisiveFailure(trace) || failedCheck(trace, 'type') !== undefined) return undefined;
    if (missingKeys(trace) !== undefined) return undefined;
    const same = answeredAsWithoutToken(trace);
    if (same === undefined) return undefined;
    return {
      title: `${hostOf(trace.server.url)} answers as though no token had come`,
      expected: 'an answer, or 401 with error="invalid_token"',
      actual: `401 with ${same.challenge}, the same as without a token`,
      because:
        'a server says by the error of its challenge that a token came and is bad; none is there, and no check of the token fails',
      do: 'see in the log of the server whether the Authorization field arrives; a proxy or gateway in front of it may take it away',
      evidence: same.evidence,
    };
  },
});
