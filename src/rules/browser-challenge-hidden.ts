/**
 * A page in a browser is refused and cannot read the challenge, so it does not learn where the
 * metadata is (F57).
 *
 * Looks like: a client in a browser sees 401 and nothing else. It falls back to a well-known address,
 * or says that the server has no sign-in.
 * Why: a page reads only the header fields that the answer exposes, and WWW-Authenticate is not among
 * those that are always.
 * FastMCP: expose_headers=["WWW-Authenticate", "Mcp-Session-Id"] in CORSMiddleware.
 * TypeScript SDK: exposedHeaders: ["WWW-Authenticate", "Mcp-Session-Id"] in cors().
 * Provider: nothing to change there.
 * Seen: https://github.com/envoyproxy/ai-gateway/pull/2307
 * https://github.com/modelcontextprotocol/typescript-sdk/issues/715
 */

import { exchangesOf, headerPointer, hostOf } from './evidence';
import { defineRule } from './rule';

export const browserChallengeHidden = defineRule({
  id: 'browser-challenge-hidden',
  effect: 'untidy',
  spec: ['fetch-cors', 'rfc9728-challenge'],
  needs: ['survey'],
  check(trace, { survey }) {
    if (survey.challengeVisible !== false) return undefined;
    const found = exchangesOf(trace, 'survey').findLast(
      ({ exchange }) => exchange.response?.status === 401 && exchange.request.method !== 'OPTIONS',
    );
    return {
      title: `${hostOf(trace.server.url)} hides its challenge from pages in a browser`,
      expected: 'Access-Control-Expose-Headers: WWW-Authenticate',
      actual: 'a 401 whose WWW-Authenticate is not exposed',
      because:
        'a page cannot read the field then, and with it where the metadata is and which scope is wanted',
      do: 'expose WWW-Authenticate in the answers of the server',
      evidence:
        found === undefined
          ? ['/facts/survey/challengeVisible']
          : [headerPointer(found, 'www-authenticate')],
    };
  },
});
