/** Whether a recorded session answers what a client of a revision says to open one. */

import type { WireCall } from '../model/session';
import type { Trace, TraceExchange, TraceOutcome } from '../model/trace';
import type { Profile } from './profile';
import { isRefusedUnread, rpcMethodOf } from './same-request';

export interface AskedOfWire {
  readonly call: WireCall;
  readonly profile: Profile;
  readonly transport: Trace['server']['transport'];
}

/** `exchanges`: those of the step. A client of another revision opens a session by another method. */
export function answersWire(
  { call, profile, transport }: AskedOfWire,
  outcome: TraceOutcome,
  exchanges: readonly TraceExchange[],
): boolean {
  if (outcome.kind !== 'wire') return false;
  if (call.kind !== 'connect' || exchanges.length === 0) return true;
  const last = exchanges.at(-1);
  if (outcome.result.kind === 'failed' && last !== undefined && isRefusedUnread(last)) return true;
  if (transport === 'sse' || call.transport === 'sse') {
    return exchanges.some(({ request }) => request.method === 'GET');
  }
  const first = openingMethod(profile);
  return exchanges.some((exchange) => rpcMethodOf(exchange) === first);
}

/** MCP 2026-07-28, Versioning: `server/discover` comes first, `initialize` is for servers of before. */
export function openingMethod(profile: Profile): string {
  return profile.statelessWire ? 'server/discover' : 'initialize';
}
