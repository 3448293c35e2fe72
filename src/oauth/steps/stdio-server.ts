/** Says why there is nothing to sign in to on stdio. */

import { defineStep } from '../step';

export const stdioServer = defineStep({
  id: 'stdio-server',
  title: 'No sign-in on stdio',
  phase: 'discover',
  explained:
    'This server runs as a child process on your own machine. MCP authorization is for servers reached over HTTP; a stdio server takes what it needs from its environment.',
  spec: ['mcp-authorization', 'mcp-transports'],
  needs: [],
  gives: [],
  limit: 1,
  next: () => ({ do: 'done', facts: {}, note: 'auth is not in play' }),
});
