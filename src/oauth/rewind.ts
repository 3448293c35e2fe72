/** Where a flow can go back to. */

import type { StepId } from '../model/flow';
import type { Exchange } from './exchange';
import { type FlowState, rewound, rewoundWithin } from './flow-state';
import type { ShownExchange } from './saved-run';
import { wireName } from './wire-gate';

/** Steps that run in an open session, which a rewind closes. */
const inSession: ReadonlySet<StepId> = new Set(['connect', 'list-tools', 'call-tool']);

/**
 * The state just before a step; `undefined` when the flow has not come that far. A step that was
 * skipped has nothing before it, so the flow goes back to the one that skipped it.
 */
export function afterRewind(state: FlowState, to: StepId): FlowState | undefined {
  const target = openStep(state, to);
  const at = state.records.findIndex((record) => record.id === target);
  if (at === -1 || at > state.position) return undefined;
  const taken = state.records.slice(0, at + 1).findLast((record) => record.state !== 'skipped');
  return taken === undefined ? undefined : rewound(state, taken.id);
}

/**
 * The state with this many outcomes of a step left. A step that waited for its turn has given it
 * back, so it begins anew.
 */
export function afterRewindWithin(state: FlowState, step: StepId, outcomes: number): FlowState {
  const kept = state.records.find((record) => record.id === step)?.outcomes.slice(0, outcomes);
  return kept?.some((outcome) => outcome.kind === 'held')
    ? rewound(state, step)
    : rewoundWithin(state, step, outcomes);
}

/**
 * The state before the last request of the present step. `underWay`: it was sent, or called off,
 * and nothing has come back.
 */
export function beforeLastRequest(state: FlowState, underWay: boolean): FlowState {
  const record = state.records[state.position];
  if (record === undefined) return state;
  const { id, outcomes } = record;
  const last = outcomes.findLastIndex((outcome) => 'exchange' in outcome);
  const at = underWay ? outcomes.length : last;
  return at === -1 ? (afterRewind(state, id) ?? state) : afterRewindWithin(state, id, at);
}

/** The state that another window goes on with: whatever was under way there begins anew. */
export function afterReload(state: FlowState): FlowState {
  const record = state.records[state.position];
  if (record === undefined) return state;
  if (inSession.has(record.id)) return rewound(state, openStep(state, record.id));
  // An answer that came in time is worth more than the turn: the token before it is used up.
  const turn = record.outcomes.at(-1)?.kind === 'held';
  return turn ? rewound(state, record.id) : rewoundWithin(state, record.id, record.outcomes.length);
}

/** What is known of an exchange in every window. */
export interface PlacedExchange extends Pick<Exchange, 'id' | 'step' | 'redirectOf'> {
  readonly request: { readonly method: string; readonly body?: string };
}

/** The same of an exchange of an earlier window. */
export function placedBefore({ step, exchange }: ShownExchange): PlacedExchange {
  const { id, request, redirectOf } = exchange;
  return {
    id,
    step,
    request: { method: request.method, ...(request.body && { body: request.body.text }) },
    ...(redirectOf !== undefined && { redirectOf }),
  };
}

export type Place =
  /** How many outcomes the step keeps. */
  | { readonly in: 'step'; readonly step: StepId; readonly outcomes: number }
  /** The session begins anew, and the request comes in its turn. */
  | { readonly in: 'session'; readonly from: StepId; readonly step: StepId; readonly name: string };

/** Where an exchange stands in the flow; `undefined` when it belongs to a way that the flow has left. */
export function placeOf(
  id: string,
  exchanges: readonly PlacedExchange[],
  state: FlowState,
): Place | undefined {
  const exchange = exchanges.find((one) => one.id === id);
  if (exchange === undefined) return undefined;
  const { step, request } = exchange;
  const record = state.records.find((one) => one.id === step);
  if (record === undefined) return undefined;
  if (inSession.has(step)) {
    const from = openStep(state, step);
    const reached = state.records.findIndex((one) => one.id === from) <= state.position;
    return reached ? { in: 'session', from, step, name: wireName(request) } : undefined;
  }
  const last = lastHop(exchange, exchanges);
  const outcomes = record.outcomes.findIndex(
    (outcome) => 'exchange' in outcome && outcome.exchange === last.id,
  );
  return outcomes === -1 ? undefined : { in: 'step', step, outcomes };
}

function openStep(state: FlowState, id: StepId): StepId {
  const opens = state.records.some((record) => record.id === 'connect');
  return inSession.has(id) && opens ? 'connect' : id;
}

/** A step sees the answer at the end of a chain of redirects. */
function lastHop(first: PlacedExchange, exchanges: readonly PlacedExchange[]): PlacedExchange {
  const later = exchanges.slice(exchanges.indexOf(first) + 1);
  return later.reduce((last, one) => (one.redirectOf === last.id ? one : last), first);
}
