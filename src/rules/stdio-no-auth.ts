/** A stdio server: authorization is not in play. */

import { defineRule } from './rule';

export const stdioNoAuth = defineRule({
  id: 'stdio-no-auth',
  effect: 'untidy',
  spec: ['mcp-authorization'],
  needs: [],
  check(trace) {
    if (trace.server.transport !== 'stdio') return undefined;
    return {
      title: 'This server needs no sign-in: it runs on your machine over stdio',
      expected: 'no authorization on stdio; credentials come from the environment',
      actual: 'a stdio server',
      because:
        'MCP authorization is for servers reached over HTTP. A stdio server is started by you and trusts you',
      do: 'nothing. If the server needs a key for something else, pass it in env',
      evidence: ['/server/transport'],
    };
  },
});
