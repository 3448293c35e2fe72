/**
 * The configuration says sse, and the address opens no event stream. Most servers speak Streamable HTTP now,
 * where a client begins with a POST and a GET may be answered with 405.
 *
 * Looks like: the client says SSE error, 405 or 406, and the address works in another client.
 * Why: the type in the configuration is that of an older server, or of an example; or a client fell back to
 * SSE after its POST failed and shows only the second failure.
 * FastMCP: run with transport http serves Streamable HTTP at /mcp; with sse the older one at /sse.
 * TypeScript SDK: StreamableHTTPServerTransport answers a GET without session with 400 or 405.
 * Provider: nothing to change there.
 * Seen: https://github.com/labring/FastGPT/issues/7047
 * https://github.com/labring/FastGPT/pull/7154
 * https://github.com/QwenLM/qwen-code/issues/8784
 */

import { answerWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { answerField } from './every-exchange';
import { answerPointer, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const wrongTransport = defineRule({
  id: 'wrong-transport',
  effect: 'sign-in-fails',
  spec: ['mcp-transports'],
  needs: [],
  check(trace) {
    const last = lastExchange(trace);
    const { stop } = trace;
    if (trace.server.transport !== 'sse' || last === undefined) return undefined;
    if (stop?.code !== 'session-failed' && stop?.code !== 'not-mcp') return undefined;
    const { request, response } = last.exchange;
    if (request.method !== 'GET' || response === undefined) return undefined;
    if (brokenExchange(trace) !== undefined) return undefined;
    if (![400, 404, 405, 406].includes(response.status)) return undefined;
    const allows = answerField(last.exchange, 'allow') ?? '';
    const takesPost = /\bPOST\b/i.test(allows);
    return {
      title: `${hostOf(request.url)} opens no event stream at this address`,
      expected: 'an event stream that names where to post to, as HTTP+SSE begins',
      actual: `${answerWords(last.exchange)}${takesPost ? `, with Allow: ${allows}` : ''}`,
      because: takesPost
        ? 'the address takes POST, which is how Streamable HTTP begins, and the type in the configuration is "sse"'
        : 'the type in the configuration is "sse", and a server of Streamable HTTP may answer so to the request that this type begins with',
      do: 'set the type of this server to "http"; if it does speak HTTP+SSE, check the path, which most often is /sse',
      evidence: [answerPointer(last)],
    };
  },
});
