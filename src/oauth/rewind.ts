/** Where a flow can go back to. */

import type { StepId } from '../model/flow';
import type { Exchange } from './exchange';
import { type FlowState, rewound, type StepRecord } from './flow-state';

/** Steps that run in an open session, which a rewind closes. */
export const inSession: ReadonlySet<StepId> = new Set(['connect', 'list-tools', 'call-tool']);

/** The state just before a step; `undefined` when the flow has not come that far. */
export function afterRewind(state: FlowState, to: StepId): FlowState | undefined {
  const target = openStep(state, to);
  const at = state.records.findIndex((record) => record.id === target);
  return at === -1 || at > state.position ? undefined : rewound(state, target);
}

export interface Place {
  readonly step: StepId;
  /** How many outcomes the step keeps; absent for a request of the session, which begins it anew. */
  readonly outcomes?: number;
}

/** Where an exchange stands in the flow; `undefined` when it belongs to a way that the flow has left. */
export function placeOf(
  id: string,
  exchanges: readonly Exchange[],
  state: FlowState,
): Place | undefined {
  const exchange = exchanges.find((one) => one.id === id);
  if (exchange === undefined) return undefined;
  const record = state.records.find((one) => one.id === exchange.step);
  if (record === undefined || record.calls === 0) return undefined;
  if (inSession.has(record.id)) return { step: openStep(state, record.id) };
  const last = lastHop(exchange, exchanges);
  const outcomes = record.outcomes.findIndex(
    (outcome) => 'exchange' in outcome && outcome.exchange === last.id,
  );
  return outcomes === -1 ? undefined : { step: record.id, outcomes };
}

/** The exchange whose answer a step saw last. */
export function lastExchangeOf({ outcomes }: StepRecord): string | undefined {
  const last = outcomes.findLast((one) => 'exchange' in one);
  return last !== undefined && 'exchange' in last ? last.exchange : undefined;
}

function openStep(state: FlowState, id: StepId): StepId {
  const opens = state.records.some((record) => record.id === 'connect');
  return inSession.has(id) && opens ? 'connect' : id;
}

/** A step sees the answer at the end of a chain of redirects. */
function lastHop(exchange: Exchange, exchanges: readonly Exchange[]): Exchange {
  const next = exchanges.find((one) => one.redirectOf === exchange.id);
  return next === undefined ? exchange : lastHop(next, exchanges);
}
