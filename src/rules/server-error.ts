/** The server fails or refuses before sign-in is in play: 5xx, 429, or a 403 without a challenge. */

import { answerWords, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const serverError = defineRule({
  id: 'server-error',
  severity: 'error',
  spec: ['mcp-error-handling'],
  on: 'server-error',
  needs: [],
  check(trace) {
    const last = lastExchange(trace);
    const status = last?.exchange.response?.status;
    if (last === undefined || status === undefined) return undefined;
    return {
      title:
        status === 403
          ? `${hostOf(trace.server.url)} forbids the request instead of asking for a token`
          : status === 429
            ? `${hostOf(trace.server.url)} turns requests away for now`
            : `${hostOf(trace.server.url)} fails on the first request`,
      expected: '401 with a challenge, or a JSON-RPC answer',
      actual: answerWords(last.exchange),
      because:
        status === 403
          ? '403 means that a known caller may not do this. A client starts to sign in on 401 only'
          : 'the server did not get as far as looking for a token',
      do:
        status === 403
          ? 'answer 401 with WWW-Authenticate when no token came; a firewall or an origin check in front may be what answers here'
          : status === 429
            ? 'wait as long as Retry-After says, then try again'
            : "look into the server's own log for this request",
      evidence: [`${last.pointer}/response/status`],
    };
  },
});
