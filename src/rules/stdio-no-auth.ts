/**
 * A stdio server: authorization is not in play.
 *
 * Looks like: the server works, and no client ever asks for a login.
 * Why: MCP authorization is for servers that are reached over HTTP. A stdio server is started by
 * you and trusts you; what it needs comes from its environment.
 * FastMCP: with the default transport auth= is ignored without a word. Run with transport="http" to
 * have it.
 * TypeScript SDK: a guard such as requireBearerAuth has no place before StdioServerTransport.
 * Provider: nothing to change there.
 */

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
