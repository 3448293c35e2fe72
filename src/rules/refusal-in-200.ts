/**
 * The token endpoint refuses with an OAuth error in a 200. Clients look at the status first, take
 * the answer for tokens, and fail at reading them.
 *
 * Looks like: a client complains that the answer has no access_token, or of a schema, and says
 * nothing of the reason.
 * Why: GitHub answers this way.
 * FastMCP: behind GitHubProvider clients get the answers of FastMCP.
 * TypeScript SDK: nothing to change in a server.
 * Provider: answer errors with 400, or 401 for a client that is not known (RFC 6749 §5.2).
 * Seen: https://github.com/vercel/ai/issues/10899
 * https://github.com/modelcontextprotocol/typescript-sdk/issues/1342
 */

import type { StopCode } from '../model/stop';
import { bodyMember, bodyPointer, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

const stops: readonly (StopCode | undefined)[] = ['token-refused', 'refresh-refused'];

export const refusalIn200 = defineRule({
  id: 'refusal-in-200',
  effect: 'client-fails',
  spec: ['rfc6749-token-error'],
  needs: [],
  check(trace) {
    const last = stops.includes(trace.stop?.code) ? lastExchange(trace) : undefined;
    const error = last && bodyMember(last.exchange, 'error');
    if (last?.exchange.response?.status !== 200 || error === undefined) return undefined;
    return {
      title: `${hostOf(last.exchange.request.url)} refuses inside a 200`,
      expected: '400, or 401 for a client that is not known',
      actual: `200 with error ${error}`,
      because:
        'clients that go by the status take this for tokens, and what they then report is not the reason',
      do: 'let the token endpoint answer errors with 400 or 401; where it cannot be changed, use clients that read the error in a 200, or a proxy',
      evidence: [`${last.pointer}/response/status`, bodyPointer(last, 'error')],
    };
  },
});
