/**
 * The address answers, but not with a session: a web page, a 404, plain JSON, or a JSON-RPC error.
 *
 * Looks like: the client reports 404 or 405, an unexpected character, or that the server does not
 * speak its protocol. Some clients then try an older transport and report only that this failed
 * too.
 * Why: the path is wrong, most often /mcp is missing or is there twice; or the server speaks
 * another transport; or a web application catches the request. A server that wants a token must
 * answer 401 and not with a page.
 * FastMCP: the endpoint is the path of http_app or run, /mcp unless you set it. Under a mount the
 * two paths follow each other. The default transport is stdio, so ask for http.
 * TypeScript SDK: register the handler for POST at the path that clients use, before routes that
 * catch everything, and answer 405 for GET if there is no stream.
 * Provider: nothing to change there.
 * Seen: https://github.com/labring/FastGPT/issues/7047
 * https://github.com/yjacquin/fast-mcp/issues/160
 */

import { answerWords } from './answer-words';
import { bodyObject, hostOf } from './evidence';
import { judgedAnswer } from './judged-answer';
import { defineRule } from './rule';

export const notMcp = defineRule({
  id: 'not-mcp',
  effect: 'sign-in-fails',
  under: [
    'bot-challenge',
    'endpoint-redirects',
    'wrong-transport',
    'answer-type',
    'version-refused',
    'request-form-refused',
  ],
  spec: ['mcp-transports', 'mcp-lifecycle'],
  on: 'not-mcp',
  needs: [],
  check(trace) {
    const last = judgedAnswer(trace);
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
