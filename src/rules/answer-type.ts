/**
 * The server answers a message of MCP with a media type that no client reads: it has to be application/json
 * or text/event-stream. Or a web page comes once a token is sent.
 *
 * Looks like: the client says unexpected content type, or waits until its time is over, though the right
 * answer stands in the body. Or the page of a login or a firewall comes in place of the answer.
 * Why: a handler of its own that leaves the type out, or a gateway that sets one for all; a web page is what
 * a proxy or a single page application puts in place of the server.
 * FastMCP: sets the type by itself, so look at what stands in front of it.
 * TypeScript SDK: the transports set the type; a handler of your own sets application/json.
 * Provider: nothing to change there.
 */

import type { TraceExchange } from '../model/trace';
import { exchangesWith, type Placed, requestField } from './every-exchange';
import { hostOf } from './evidence';
import { rpcAnswersOf, rpcRequestOf } from './rpc-messages';
import { defineRule } from './rule';

export const answerType = defineRule({
  id: 'answer-type',
  effect: 'client-fails',
  spec: ['mcp-transports'],
  needs: [],
  check(trace) {
    const found = exchangesWith(trace, 'server').findLast(isMistyped);
    const body = found?.exchange.response?.body;
    if (found === undefined || body === undefined) return undefined;
    const stopped = trace.stop?.step === found.step;
    const host = hostOf(trace.server.url);
    const type = body.contentType === '' ? 'no content type' : body.contentType;
    const page = /^text\/html\b/i.test(body.contentType);
    return {
      ...(stopped && { effect: 'sign-in-fails' as const }),
      title: page
        ? `${host} answers with a web page once a token comes`
        : `${host} answers with a type that no client reads`,
      expected: 'application/json or text/event-stream',
      actual: page
        ? 'a web page'
        : `${type}${isMessage(found.exchange) ? ', with a message of MCP in the body' : ''}`,
      because: page
        ? 'something in front of the server, or another route of it, answers in its place'
        : 'a client chooses by the type how to read the body, and gives up on any other',
      do: page
        ? 'see which route or proxy answers at this address, and let the request through to the server'
        : 'send the answer with content-type application/json',
      evidence: [`${found.pointer}/response/body/contentType`, `${found.pointer}/response/body`],
    };
  },
});

function isMistyped({ exchange }: Placed): boolean {
  const { response } = exchange;
  const expectsAnswer = rpcRequestOf(exchange)?.['id'] !== undefined;
  if (!expectsAnswer || response === undefined || response.status >= 300) return false;
  const { contentType, text } = response.body;
  if (/^(application\/json|text\/event-stream)\b/i.test(contentType)) return false;
  if (isMessage(exchange)) return true;
  // Without a token any address may be a web page, and another rule says so.
  const withToken = requestField(exchange, 'authorization') !== undefined;
  return withToken && (contentType !== '' || text.trim() !== '');
}

function isMessage(exchange: TraceExchange): boolean {
  const [message] = rpcAnswersOf(exchange) ?? [];
  const { text = '' } = exchange.response?.body ?? {};
  return message?.['jsonrpc'] === '2.0' || /^data: ?\{/m.test(text);
}
