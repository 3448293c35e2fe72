/**
 * The server fails or refuses before sign-in is in play: 5xx, 429, or a 403 without a challenge.
 *
 * Looks like: the client never gets to a login page and reports a server error.
 * Why: the server or a proxy in front failed on the first request, too many requests came, or a
 * firewall or an origin check forbids it. A client begins to sign in on 401; 403 tells it that
 * signing in would not help.
 * FastMCP: a parent application without lifespan=mcp_app.lifespan fails on the first request. With
 * host_origin_protection the answer is 403 or 421 for a host or origin that is not in allowed_hosts
 * and allowed_origins.
 * TypeScript SDK: a verifier that throws something other than InvalidTokenError makes a 500.
 * createMcpExpressApp checks the host against allowedHosts.
 * Provider: nothing to change there, unless its gateway stands in front of the server.
 */

import { answerWords } from './answer-words';
import { hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const serverError = defineRule({
  id: 'server-error',
  effect: 'sign-in-fails',
  under: ['bot-challenge'],
  spec: ['mcp-error-handling'],
  on: 'server-error',
  needs: [],
  check(trace) {
    const last = lastExchange(trace);
    const status = last?.exchange.response?.status;
    // Another rule speaks of a server that turns requests away for now.
    if (last === undefined || status === undefined || status === 429) return undefined;
    return {
      expected: '401 with a challenge, or a JSON-RPC answer',
      actual: answerWords(last.exchange),
      ...wordsFor(status, hostOf(trace.server.url)),
      evidence: [`${last.pointer}/response/status`],
    };
  },
});

function wordsFor(status: number, host: string) {
  switch (status) {
    case 403:
      return {
        title: `${host} forbids the request instead of asking for a token`,
        because: 'a client begins to sign in on 401; 403 tells it that signing in would not help',
        do: 'answer 401 with WWW-Authenticate when no token came; a firewall or an origin check in front may be what answers here',
      };
    default:
      return {
        title: `${host} fails on the first request`,
        because: 'the server, or a proxy in front of it, failed before it asked for a token',
        do: "look into the server's own log for this request",
      };
  }
}
