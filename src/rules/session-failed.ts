/**
 * The token is accepted or not needed, and the MCP session breaks.
 *
 * Looks like: signing in works, and then the client reports 404 with a session id, 400, 405 or an
 * answer that is no JSON-RPC.
 * Why: the server lost the session with a restart, or another instance answers that does not know
 * it; a proxy cuts the stream; or client and server speak different transports.
 * FastMCP: sessions are in the memory of one process. With several workers or instances use
 * stateless_http=True. Under a mount give the parent lifespan=mcp_app.lifespan.
 * TypeScript SDK: keep the transports by session id and let one instance answer, or make it
 * stateless. Answer 404 for an unknown session, so that clients begin anew.
 * Provider: nothing to change there.
 * Seen: https://github.com/modelcontextprotocol/rust-sdk/issues/733
 * https://github.com/PrefectHQ/fastmcp/issues/3073
 * https://github.com/modelcontextprotocol/typescript-sdk/issues/1635
 * https://github.com/actionhero/keryx/issues/503
 */

import type { Trace } from '../model/trace';
import { answerWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { bodyObject, type Found, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const sessionFailed = defineRule({
  id: 'session-failed',
  effect: 'sign-in-fails',
  under: [
    'rate-limited',
    'session-lost',
    'endpoint-redirects',
    'wrong-transport',
    'answer-type',
    'version-refused',
    'request-form-refused',
    'rpc-answer-invalid',
    'protocol-slip',
  ],
  spec: ['mcp-lifecycle', 'mcp-transports'],
  on: 'session-failed',
  needs: [],
  check(trace) {
    if (brokenExchange(trace) !== undefined) return undefined;
    const last = lastExchange(trace);
    return {
      title: `The MCP session with ${hostOf(trace.server.url)} fails`,
      expected: 'an answer by the protocol',
      actual: whatCame(trace, last),
      because:
        'this request was not refused for want of a token; what fails is the MCP session itself',
      do:
        trace.server.transport === 'sse' && [400, 404, 405].includes(statusOf(last))
          ? 'set the type of this server to "http", if it speaks Streamable HTTP'
          : 'look into the log of the server for the last request of this step',
      evidence: last === undefined ? ['/stop'] : [last.pointer],
    };
  },
});

function statusOf(found: Found | undefined): number {
  return found?.exchange.response?.status ?? 0;
}

/** The answer where it is no message of the protocol, otherwise what was made of it. */
function whatCame(trace: Trace, last: Found | undefined): string {
  const says = (trace.stop?.says ?? '').replace(/^The session could not be used: /, '');
  const body = last?.exchange.response?.body;
  if (last === undefined || body === undefined || /no answer within|timed out/.test(says))
    return says;
  const isMessage =
    body.contentType.startsWith('text/event-stream') ||
    bodyObject(last.exchange)?.['jsonrpc'] === '2.0';
  return isMessage ? says : answerWords(last.exchange);
}
