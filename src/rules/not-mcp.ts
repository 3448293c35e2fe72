/** The address answers, but not with a session: a web page, a 404, plain JSON, or a JSON-RPC error. */

import { answerWords } from './answer-words';
import { bodyObject, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const notMcp = defineRule({
  id: 'not-mcp',
  effect: 'sign-in-fails',
  under: ['bot-challenge'],
  spec: ['mcp-transports', 'mcp-lifecycle'],
  on: 'not-mcp',
  needs: [],
  check(trace) {
    const last = lastExchange(trace);
    if (last === undefined) return undefined;
    const host = hostOf(trace.server.url);
    const status = last.exchange.response?.status;
    const refusal = rpcError(last.exchange);
    if (refusal !== undefined) {
      return {
        title: `${host} refuses the request that opens a session`,
        expected: 'a session, or 401 with a challenge',
        actual: `${status} with the JSON-RPC error: ${refusal}`,
        because: 'the server speaks MCP here and does not take this opening request',
        do: 'mend what the error names; a server that wants a token must answer 401 instead',
        evidence: [`${last.pointer}/response/body/text/error`],
      };
    }
    return {
      title: `${host} does not speak MCP at this address`,
      expected: 'a JSON-RPC answer, or 401 with a challenge',
      actual: answerWords(last.exchange),
      because: 'a client can only sign in to a server that answers the opening request',
      do:
        status === 404 || status === 405
          ? 'check the path: most servers listen at /mcp, older ones at /sse with type "sse"'
          : 'check the address, and what else may answer there in place of the server',
      evidence: [`${last.pointer}/response/status`, `${last.pointer}/response/body`],
    };
  },
});

function rpcError(exchange: Parameters<typeof bodyObject>[0]): string | undefined {
  const body = bodyObject(exchange);
  const error = body?.['jsonrpc'] === '2.0' ? body['error'] : undefined;
  if (typeof error !== 'object' || error === null || !('message' in error)) return undefined;
  return String(error['message']);
}
