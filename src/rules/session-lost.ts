/**
 * The server does not know the session that it began a moment ago. A client may begin another; some give
 * up, and every call then fails.
 *
 * Looks like: signing in works, and the next request is answered 404 or says that the session is not found.
 * Sometimes it works, as with every second request.
 * Why: several instances of the server stand behind one address and each keeps its own sessions in memory,
 * or the server was started anew in between.
 * FastMCP: run with stateless_http=True behind a load balancer, or have it send a session always to the
 * same instance.
 * TypeScript SDK: leave sessionIdGenerator undefined for a server without sessions, or keep the transports
 * where every instance finds them. Answer 404 to a session that is gone, so that clients begin another.
 * Provider: nothing to change there.
 * Seen: https://github.com/modelcontextprotocol/rust-sdk/issues/733
 * https://github.com/modelcontextprotocol/python-sdk/issues/3556
 * https://github.com/actionhero/keryx/issues/503
 * https://github.com/punkpeye/mcp-remote/issues/106
 * https://github.com/PrefectHQ/fastmcp/issues/3073
 */

import { refusalWords } from './answer-words';
import { exchangesWith, type Placed, requestField } from './every-exchange';
import { hostOf } from './evidence';
import { rpcErrorOf } from './rpc-messages';
import { defineRule } from './rule';

export const sessionLost = defineRule({
  id: 'session-lost',
  effect: 'client-fails',
  spec: ['mcp-transports', 'mcp-lifecycle'],
  needs: [],
  check(trace) {
    const lost = exchangesWith(trace, 'server').filter(isLost);
    const found = lost.at(-1);
    if (found === undefined) return undefined;
    const { exchange } = found;
    const stopped = trace.stop?.code === 'session-failed' && trace.stop.step === found.step;
    const says = rpcErrorOf(exchange);
    return {
      ...(stopped && { effect: 'sign-in-fails' as const }),
      title: `${hostOf(trace.server.url)} does not know the session that it has begun`,
      expected: 'an answer to a request with the session id that the server gave',
      actual: says === undefined ? refusalWords(exchange) : `${exchange.response?.status}: ${says}`,
      because:
        lost.length > 1
          ? 'another session was begun and is lost too, which is how several instances look that do not share their sessions'
          : 'a client has to begin another session then, and some give up instead. A server that was started anew looks like this, and several instances that do not share their sessions',
      do: 'keep sessions where every instance finds them, send a session always to the same instance, or do without sessions',
      evidence: [
        `${found.pointer}/response/status`,
        `${found.pointer}/request/headers/${exchange.request.headers.findIndex(([name]) => name === 'mcp-session-id')}`,
      ],
    };
  },
});

/** 404 is what the specification has for it; servers also say it in a 400. MCP, Transports, Session Management. */
function isLost({ exchange }: Placed): boolean {
  if (requestField(exchange, 'mcp-session-id') === undefined) return false;
  if (exchange.request.method !== 'POST') return false;
  const status = exchange.response?.status;
  return status === 404 || (status === 400 && /\bsession\b/i.test(rpcErrorOf(exchange) ?? ''));
}
