/** The server fails or refuses before sign-in is in play: 5xx, 429, or a 403 without a challenge. */

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
    if (last === undefined || status === undefined) return undefined;
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
    case 429:
      return {
        title: `${host} turns requests away for now`,
        because: '429 means that too many requests came in a short time',
        do: 'wait as long as Retry-After says, then try again',
      };
    default:
      return {
        title: `${host} fails on the first request`,
        because: 'the server, or a proxy in front of it, failed before it asked for a token',
        do: "look into the server's own log for this request",
      };
  }
}
