/**
 * The server takes no POST at this address and speaks HTTP+SSE, the transport of 2024-11-05, which was
 * replaced by Streamable HTTP in 2025-03-26. The configuration says http, so a client has to find that out.
 *
 * Looks like: clients that still know both connect after a detour; others say 404 or 405, or wait for ever.
 * Why: the server, or the framework under it, is older than Streamable HTTP, or serves both at two addresses
 * and this is the address of the older one.
 * FastMCP: run with transport http instead of sse; the address is then /mcp.
 * TypeScript SDK: StreamableHTTPServerTransport in place of SSEServerTransport.
 * Provider: nothing to change there.
 * Seen: https://github.com/labring/FastGPT/issues/7047
 */

import { answerPointer, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const olderTransport = defineRule({
  id: 'older-transport',
  effect: 'untidy',
  spec: ['mcp-transports'],
  needs: [],
  check(trace) {
    const { access, session } = trace.facts;
    const found = access?.transport === 'sse' || session?.transport === 'sse';
    if (!found || trace.server.transport !== 'http') return undefined;
    const posts = exchangesOf(trace, 'first-request').filter(
      ({ exchange }) => exchange.request.method === 'POST',
    );
    const posted = posts.at(-1);
    return {
      title: `${hostOf(trace.server.url)} speaks only the older transport here, HTTP+SSE`,
      expected: 'an answer to a POST, as Streamable HTTP has it',
      actual:
        posted === undefined
          ? 'an event stream'
          : `${posted.exchange.response?.status} to the POST, and then an event stream`,
      because:
        'clients of today begin with a POST, and not all of them try the transport before it',
      do: 'serve Streamable HTTP, or set the type of this server to "sse" in the configuration',
      evidence: posted === undefined ? ['/facts'] : [answerPointer(posted)],
    };
  },
});
