/**
 * The server answers a request with a message that is no answer by JSON-RPC 2.0: another id, no jsonrpc,
 * neither result nor error; or an answer to initialize without what belongs into it.
 *
 * Looks like: the client waits until its time is over, although the answer came at once; or it says that a
 * schema does not fit.
 * Why: a server with a JSON-RPC of its own. It writes the id as text where it was a number, leaves jsonrpc
 * out, or answers initialize with a list of tools alone.
 * FastMCP: writes its messages by itself; look for middleware that rewrites answers.
 * TypeScript SDK: the same; a handler that answers before the transport has to copy the id of the request.
 * Provider: nothing to change there.
 */

import type { TraceExchange } from '../model/trace';
import type { Json, JsonObject } from '../model/wire';
import { exchangesWith } from './every-exchange';
import { hostOf } from './evidence';
import { isObject, rpcAnswersOf, rpcRequestOf } from './rpc-messages';
import { defineRule } from './rule';

export const rpcAnswerInvalid = defineRule({
  id: 'rpc-answer-invalid',
  effect: 'client-fails',
  spec: ['mcp-transports', 'mcp-lifecycle'],
  needs: [],
  check(trace) {
    const found = exchangesWith(trace, 'server').findLast(
      ({ exchange }) => problemOf(exchange) !== undefined,
    );
    const problem = found && problemOf(found.exchange);
    if (found === undefined || problem === undefined) return undefined;
    const stopped = trace.stop?.step === found.step;
    return {
      ...(stopped && { effect: 'sign-in-fails' as const }),
      title: `${hostOf(trace.server.url)} gives an answer that is none by JSON-RPC`,
      expected: problem.expected,
      actual: problem.actual,
      because:
        'a client that finds no answer to its request in it waits on, and gives up in the end',
      do: 'answer with jsonrpc "2.0", the id of the request as it came, and either result or error',
      evidence: [`${found.pointer}/response/body`],
    };
  },
});

interface Problem {
  readonly expected: string;
  readonly actual: string;
}

function problemOf(exchange: TraceExchange): Problem | undefined {
  const request = rpcRequestOf(exchange);
  const { status = 0 } = exchange.response ?? {};
  const id = request?.['id'];
  if (request === undefined || id === undefined || status < 200 || status >= 300) return undefined;
  const answers = (rpcAnswersOf(exchange) ?? []).filter(isMeantAsAnswer);
  // A stream may be over before its answer came, and another one brings it.
  const [first] = answers;
  if (first === undefined) return undefined;
  const own = answers.find((answer) => answer['id'] === id);
  if (own !== undefined) return shapeProblem(own) ?? resultProblem(request, own);
  const error = first['error'];
  // Where the request could not be read, its id is not known. JSON-RPC 2.0 §5.
  if (first['id'] === null && isObject(error)) return undefined;
  return (
    shapeProblem(first) ?? {
      expected: `the id of the request, ${words(id)}`,
      actual: first['id'] === undefined ? 'no id' : `the id ${words(first['id'])}`,
    }
  );
}

/** Other JSON is no answer of JSON-RPC at all, and what answers there may be anything. */
function isMeantAsAnswer(message: JsonObject): boolean {
  const says = ['jsonrpc', 'result', 'error'].some((name) => message[name] !== undefined);
  return says && message['method'] === undefined;
}

function shapeProblem(answer: JsonObject): Problem | undefined {
  if (answer['jsonrpc'] !== '2.0') {
    const { jsonrpc } = answer;
    const actual = jsonrpc === undefined ? 'no jsonrpc' : `jsonrpc ${words(jsonrpc)}`;
    return { expected: 'jsonrpc "2.0"', actual };
  }
  const parts = ['result', 'error'].filter((name) => answer[name] !== undefined);
  if (parts.length === 1) return undefined;
  return {
    expected: 'either result or error',
    actual: parts.length === 0 ? 'neither result nor error' : 'both result and error',
  };
}

/** What the answers to our own first requests must hold. MCP, Lifecycle and Tools. */
function resultProblem(request: JsonObject, { result }: JsonObject): Problem | undefined {
  if (result === undefined) return undefined;
  const missing = (name: string): Problem => ({
    expected: `${name} in the result of ${String(request['method'])}`,
    actual: `a result without it, or with another kind of value`,
  });
  const value = (name: string): Json | undefined => (isObject(result) ? result[name] : undefined);
  if (request['method'] === 'initialize') {
    if (typeof value('protocolVersion') !== 'string') return missing('protocolVersion');
    if (!isObject(value('capabilities'))) return missing('capabilities');
    return isObject(value('serverInfo')) ? undefined : missing('serverInfo');
  }
  if (request['method'] === 'tools/list') {
    return Array.isArray(value('tools')) ? undefined : missing('tools');
  }
  return undefined;
}

function words(value: Json): string {
  return JSON.stringify(value).slice(0, 60);
}
