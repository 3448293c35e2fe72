/**
 * The entry asks for the transport HTTP+SSE, which Streamable HTTP has replaced.
 *
 * Looks like: the client connects now; newer servers answer 404 or 405 at the address, and other
 * clients, such as Codex, Goose and ChatGPT, do not connect at all.
 * Why: the entry is from the time before 2025-03-26, or the server still has only the old transport.
 * FastMCP: transport="http" in place of transport="sse"; the address then ends in /mcp.
 * TypeScript SDK: StreamableHTTPServerTransport in place of SSEServerTransport.
 * Provider: nothing to be changed there.
 */

import { defineConfigRule, memberAt, placeOf } from './config-rule';

export const configSse = defineConfigRule({
  id: 'config-sse',
  effect: 'untidy',
  spec: ['mcp-transports'],
  check(entry) {
    if (entry.transport !== 'sse') return undefined;
    const type = memberAt(entry, 'type');
    return {
      title: `${entry.name} is reached over HTTP+SSE, which is deprecated`,
      expected: 'Streamable HTTP, which is type http',
      actual: 'type sse',
      because: 'MCP has replaced this transport since 2025-03-26, and some clients have dropped it',
      do: 'use type http with the address of the new transport, if the server has one',
      places: [type === undefined ? entry.place : placeOf(entry, type)],
    };
  },
});
