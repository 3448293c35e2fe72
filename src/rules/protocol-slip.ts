/**
 * The server speaks MCP and keeps a detail otherwise than the transport has it. Clients that are strict
 * stumble over it, and most do not.
 *
 * Looks like: nothing at first; one client logs an error after the session was opened, or opens its stream
 * again and again.
 * Why: a transport written by hand. A notification is answered with 202 and nothing else, and a GET with an
 * event stream or 405.
 * FastMCP: keeps both; look for a route or a proxy in front that answers in its place.
 * TypeScript SDK: the transport keeps both. In a handler of your own, answer a notification with 202 and
 * no body, and a GET with 405 where there is no stream.
 * Provider: nothing to change there.
 * Seen: https://github.com/modelcontextprotocol/typescript-sdk/issues/1635
 */

import { answerWords } from './answer-words';
import { exchangesWith, type Placed, requestField } from './every-exchange';
import { hostOf } from './evidence';
import { isEventStream, rpcRequestOf } from './rpc-messages';
import { defineRule } from './rule';

export const protocolSlip = defineRule({
  id: 'protocol-slip',
  effect: 'untidy',
  under: ['session-lost', 'version-refused'],
  spec: ['mcp-transports'],
  needs: [],
  check(trace) {
    const slips = exchangesWith(trace, 'server').flatMap((found) => {
      const slip = slipOf(found);
      return slip === undefined ? [] : [{ ...slip, found }];
    });
    const [first] = slips;
    if (first === undefined) return undefined;
    const refused = slips.some(({ found }) => (found.exchange.response?.status ?? 0) >= 400);
    const kinds = [...new Map(slips.map((slip) => [slip.expected, slip])).values()];
    return {
      ...(refused && { effect: 'sign-in-fails' as const }),
      title: `${hostOf(trace.server.url)} ${refused ? 'refuses a notification' : 'keeps the transport in part only'}`,
      expected: kinds.map(({ expected }) => expected).join('; '),
      actual: kinds.map(({ found }) => answerWords(found.exchange)).join('; '),
      because: refused
        ? 'a client tells by a notification that the session is open, and one that is refused ends the session'
        : 'most clients pass over it; one that is strict takes it for a fault of the session',
      do: 'answer notifications with 202 and no body, and a GET with an event stream or with 405',
      evidence: kinds.map(({ found }) => `${found.pointer}/response/status`),
    };
  },
});

/** What is refused so was not read as a message. */
const beforeTheMessage: ReadonlySet<number> = new Set([401, 403, 404, 406, 407, 415, 429]);

function slipOf({ exchange }: Placed): { readonly expected: string } | undefined {
  const { request, response } = exchange;
  if (response === undefined || beforeTheMessage.has(response.status)) return undefined;
  const message = rpcRequestOf(exchange);
  if (message?.['method'] !== undefined && message['id'] === undefined) {
    const redirects = response.status >= 300 && response.status < 400;
    return response.status === 202 || redirects || response.status >= 500
      ? undefined
      : { expected: '202 to a notification' };
  }
  const asksForStream = /text\/event-stream/.test(requestField(exchange, 'accept') ?? '');
  const opened = response.status >= 200 && response.status < 300;
  return request.method === 'GET' && opened && asksForStream && !isEventStream(response.body)
    ? { expected: 'an event stream or 405 to a GET' }
    : undefined;
}
