/**
 * The server answers 406 or 415 to a message of MCP: it does not take the Accept or the Content-Type of the
 * request, though both are as the specification has them.
 *
 * Looks like: Not Acceptable or Unsupported Media Type in every client, or only in those behind one proxy.
 * Why: a proxy or a gateway rewrites Accept or Content-Type, or the route is one of an ordinary API that
 * wants one of the two types alone. A server of MCP wants both types in Accept.
 * FastMCP: answers 406 unless Accept names application/json and text/event-stream; with json_response=True
 * the first is enough. Look at what stands in front of it.
 * TypeScript SDK: the transport answers 406 unless Accept names both, and 415 to another type than JSON.
 * Provider: nothing to change there.
 * Seen: https://github.com/cap-js/mcp/pull/36
 * https://github.com/yjacquin/fast-mcp/issues/160
 */

import { refusalWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { answerField, requestField } from './every-exchange';
import { hostOf } from './evidence';
import { judgedAnswer } from './judged-answer';
import { rpcErrorOf } from './rpc-messages';
import { defineRule } from './rule';

export const requestFormRefused = defineRule({
  id: 'request-form-refused',
  effect: 'sign-in-fails',
  spec: ['mcp-transports'],
  needs: [],
  check(trace) {
    const { stop } = trace;
    if (stop?.code !== 'session-failed' && stop?.code !== 'not-mcp') return undefined;
    const last = judgedAnswer(trace);
    if (last === undefined || brokenExchange(trace) !== undefined) return undefined;
    const { exchange } = last;
    const status = exchange.response?.status;
    if (exchange.request.method !== 'POST' || (status !== 406 && status !== 415)) return undefined;
    const name = status === 406 ? 'accept' : 'content-type';
    const sent = requestField(exchange, name);
    const says = rpcErrorOf(exchange);
    const takes = answerField(exchange, 'accept') ?? answerField(exchange, 'accept-post');
    const at = exchange.request.headers.findIndex(([field]) => field === name);
    return {
      title: `${hostOf(exchange.request.url)} does not take the ${status === 406 ? 'Accept' : 'Content-Type'} of a message of MCP`,
      expected: `an answer to a request with ${name}: ${sent ?? 'nothing'}`,
      actual: `${says === undefined ? refusalWords(exchange) : `${status}: ${says}`}${takes === undefined ? '' : `; it takes ${takes}`}`,
      because:
        'the field is as the specification has it, so either something on the way rewrites it, or what answers here is no server of MCP',
      do: 'compare the field in the log of the server with the one in this request, and let a proxy in front leave it as it is',
      evidence: [
        `${last.pointer}/response/status`,
        ...(at === -1 ? [] : [`${last.pointer}/request/headers/${at}`]),
      ],
    };
  },
});
