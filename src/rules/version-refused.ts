/**
 * Server and client find no revision of MCP that both speak, or the server does not take the revision that
 * it has agreed to a moment before.
 *
 * Looks like: the client says that the protocol version is not supported, or 400 Bad Request right after a
 * session was opened.
 * Why: a server that knows only its own revision, or forces a newer one on older clients; a gateway that
 * compares MCP-Protocol-Version with a list of its own; a server that wants this field at the first request.
 * FastMCP: answers with the revision of the client where it knows it. Update it for a newer one.
 * TypeScript SDK: the transport compares the field with SUPPORTED_PROTOCOL_VERSIONS; update the SDK.
 * Provider: nothing to change there.
 * Seen: https://github.com/modelcontextprotocol/typescript-sdk/issues/1635
 */

import { revisions } from '../model/revision';
import type { Trace } from '../model/trace';
import { answerWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { requestField } from './every-exchange';
import { exchangesOf, type Found, hostOf, lastExchange } from './evidence';
import { isObject, rpcAnswersOf, rpcErrorOf, rpcRequestOf } from './rpc-messages';
import { defineRule } from './rule';

export const versionRefused = defineRule({
  id: 'version-refused',
  effect: 'sign-in-fails',
  spec: ['mcp-lifecycle', 'mcp-transports'],
  needs: [],
  check(trace) {
    const { stop } = trace;
    if (stop?.code !== 'session-failed' && stop?.code !== 'not-mcp') return undefined;
    if (brokenExchange(trace) !== undefined) return undefined;
    const host = hostOf(trace.server.url);
    const chosen = chosenVersion(trace);
    if (chosen !== undefined) {
      return {
        title: `${host} chooses a revision of MCP that no client asks it for`,
        expected: `one of ${withInitialize.join(', ')}`,
        actual: `protocolVersion ${chosen.version} in the answer to initialize`,
        because:
          'a client ends the session when the server chooses a revision that it does not speak',
        do: 'answer initialize with the revision that the client asks for, where the server speaks it',
        evidence: [`${chosen.found.pointer}/response/body`],
      };
    }
    const last = lastExchange(trace);
    if (last === undefined || last.exchange.response?.status !== 400) return undefined;
    const says = rpcErrorOf(last.exchange) ?? last.exchange.response.body.text.slice(0, 300);
    const sent =
      requestField(last.exchange, 'mcp-protocol-version') ?? versionIn(rpcRequestOf(last.exchange));
    if (!/protocol[ -_]?version/i.test(says) || sent === undefined) return undefined;
    return {
      title: `${host} does not take the revision of MCP that the client speaks`,
      expected: `an answer in ${sent}, or an offer of another revision`,
      actual: `${answerWords(last.exchange)}: ${says}`,
      because: 'the server refuses the message before it looks at anything else',
      do: 'let the server take the revisions that clients speak, or answer initialize with the one that it speaks; a server that wants a token answers 401 first',
      evidence: [`${last.pointer}/response/status`, `${last.pointer}/response/body`],
    };
  },
});

/** The revision that the server chose, where nobody knows it. */
function chosenVersion(
  trace: Trace,
): { readonly version: string; readonly found: Found } | undefined {
  for (const found of exchangesOf(trace, 'connect')) {
    if (rpcRequestOf(found.exchange)?.['method'] !== 'initialize') continue;
    for (const { result } of rpcAnswersOf(found.exchange) ?? []) {
      const version = isObject(result) ? result['protocolVersion'] : undefined;
      const known: readonly unknown[] = [...older, ...withInitialize];
      if (typeof version === 'string' && !known.includes(version)) return { version, found };
    }
  }
  return undefined;
}

/** Before there was any word on authorization. */
const older = ['2024-10-07', '2024-11-05'];

/** The newest has no `initialize` any more. */
const withInitialize = revisions.filter((revision) => revision < '2026-07-28');

function versionIn(message: ReturnType<typeof rpcRequestOf>): string | undefined {
  const params = message?.['params'];
  const version = isObject(params) ? params['protocolVersion'] : undefined;
  return typeof version === 'string' ? version : undefined;
}
