/** The address answers, but not as an MCP server: a web page, a 404, plain JSON. */

import { answerWords, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const notMcp = defineRule({
  id: 'not-mcp',
  severity: 'error',
  spec: ['mcp-transports', 'mcp-lifecycle'],
  on: 'not-mcp',
  needs: [],
  check(trace) {
    const last = lastExchange(trace);
    if (last === undefined) return undefined;
    const status = last.exchange.response?.status;
    return {
      title: `${hostOf(trace.server.url)} does not speak MCP at this address`,
      expected: 'a JSON-RPC answer, or 401 with a challenge',
      actual: answerWords(last.exchange),
      because: 'a client can only sign in to a server that first answers the opening request',
      do:
        status === 404 || status === 405
          ? 'check the path: most servers listen at /mcp, older ones at /sse with type "sse"'
          : status === 400
            ? 'read the answer below: the server refuses the opening request itself'
            : 'check the address; a login page or a front page of a proxy answers here',
      evidence: [`${last.pointer}/response`],
    };
  },
});
