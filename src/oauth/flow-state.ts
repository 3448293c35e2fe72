/** The state of a flow as immutable data, and the pure functions that move it on. */

import type { Fact, Facts, StepId } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { StopReason } from '../model/stop';
import type { Action, Round } from './step';

export interface StepRecord {
  readonly id: StepId;
  readonly state: 'waiting' | 'running' | 'done' | 'skipped' | 'stopped';
  readonly outcomes: readonly Outcome[];
  readonly gave: Partial<Facts>;
  /** What a later step changed of it when the flow went back. */
  readonly changed?: Partial<Facts>;
  readonly note: string;
  /** Calls of `next` so far, held against the step's limit. */
  readonly calls: number;
  /** When each of them was, in milliseconds since the epoch. */
  readonly askedAt: readonly number[];
  /** What the flow knew of rounds before when the step began. */
  readonly memory?: Memory;
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** The flow went back to after this step and changed a fact of it; what was remembered before that. */
  readonly turned?: Memory;
}

/** What a flow remembers of going back. */
export interface Memory {
  /** How often the flow went back, by what for. */
  readonly rounds: { readonly [round in Round]?: number };
  /** The scope that was asked for and granted before the flow went back. */
  readonly scopeBefore?: string;
  /** The issuer that was used before the flow went back. */
  readonly issuerBefore?: string;
}

export interface FlowState extends Memory {
  readonly position: number;
  readonly records: readonly StepRecord[];
  readonly openAtFirst: boolean;
  readonly stop?: StopReason & { readonly step: StepId };
  /** The stops that a check went past. */
  readonly noted?: readonly (StopReason & { readonly step: StepId })[];
}

/** A flow before its first step. */
export function startState(plan: readonly StepId[]): FlowState {
  return {
    position: 0,
    records: plan.map(emptyRecord),
    rounds: {},
    openAtFirst: false,
  };
}

/** The ids of all steps, done and to come. */
export function planOf(state: FlowState): readonly StepId[] {
  return state.records.map((record) => record.id);
}

/** The addresses that were asked by the steps before the present one. */
export function askedBefore({ records, position }: FlowState): readonly string[] {
  return records
    .slice(0, position)
    .flatMap(({ outcomes }) => outcomes.flatMap((one) => ('url' in one ? [one.url] : [])));
}

/** The state with the steps to come replaced by those of a plan, which begins as the steps so far do. */
export function replanned(state: FlowState, plan: readonly StepId[]): FlowState {
  const done = state.records.slice(0, state.position);
  const last = done.at(-1)?.id;
  const from = last === undefined ? 0 : plan.indexOf(last) + 1;
  const before = new Map(state.records.slice(state.position).map((record) => [record.id, record]));
  const rest = plan.slice(from).map((id) => before.get(id) ?? emptyRecord(id));
  return { ...state, records: [...done, ...rest] };
}

/** The state with the steps of a plan from where the two part, standing there. */
export function widened(state: FlowState, plan: readonly StepId[]): FlowState {
  const apart = state.records.findIndex(({ id }, at) => id !== plan[at]);
  const position = apart === -1 ? state.position : Math.min(apart, state.position);
  return replanned({ ...state, position }, plan);
}

/** All facts known at the present position. */
export function factsOf(state: FlowState): Partial<Facts> {
  return Object.assign({}, ...state.records.map((record) => record.gave));
}

/** Whether the flow has this step behind it. */
export function isDone({ records }: FlowState, id: StepId): boolean {
  return records.some((record) => record.id === id && record.state === 'done');
}

/** `true` when no step is left or a step has stopped. */
export function isOver(state: FlowState): boolean {
  return state.stop !== undefined || state.position >= state.records.length;
}

/** The state with one field of the current record changed. */
export function withRecord(state: FlowState, change: Partial<StepRecord>): FlowState {
  const record = state.records[state.position];
  if (record === undefined) throw new Error('the flow is over');
  return { ...state, records: state.records.with(state.position, { ...record, ...change }) };
}

/** The state with the current step asked once more what to do. `now` in milliseconds. */
export function withCall(state: FlowState, now: number): FlowState {
  const { calls = 0, askedAt = [] } = state.records[state.position] ?? {};
  // A run that is taken up again counts only the calls that something came back from.
  return withRecord(state, { calls: calls + 1, askedAt: [...askedAt.slice(0, calls), now] });
}

/** The state after an outcome came back to the current step. */
export function withOutcome(state: FlowState, outcome: Outcome): FlowState {
  const seen = state.records[state.position]?.outcomes ?? [];
  return withRecord(state, { outcomes: [...seen, outcome] });
}

type Ending = Extract<Action<Fact>, { do: 'done' | 'skip' | 'stop' | 'again' }>;

/** The state after the current step has said how it ends. `now` in milliseconds. */
export function withEnding(state: FlowState, action: Ending, now: number): FlowState {
  switch (action.do) {
    case 'done': {
      const next = withRecord(state, {
        state: 'done',
        gave: action.facts,
        note: action.note,
        endedAt: now,
      });
      return { ...next, position: state.position + 1 };
    }
    case 'skip': {
      // A step that this flow does not have lies behind its end.
      const found = state.records.findIndex(({ id }) => id === action.to);
      const to = found === -1 ? state.records.length : found;
      const next = withRecord(state, {
        state: 'done',
        gave: action.facts,
        note: action.note,
        endedAt: now,
      });
      return {
        ...next,
        position: to,
        openAtFirst: state.openAtFirst || action.facts.access?.open === true,
        records: next.records.map((record, at) =>
          at > state.position && at < to
            ? { ...record, state: 'skipped', note: action.because }
            : record,
        ),
      };
    }
    case 'stop': {
      const id = state.records[state.position]?.id;
      if (id === undefined) throw new Error('the flow is over');
      const next = withRecord(state, { state: 'stopped', note: action.reason.says, endedAt: now });
      return { ...next, stop: { ...action.reason, step: id } };
    }
    case 'again': {
      const back = rewound(state, action.from);
      const before = back.records[back.position - 1];
      if (before === undefined) throw new Error('no step before the first could be changed');
      const facts = factsOf(state);
      const scope = scopeOf(facts) ?? state.scopeBefore;
      const issuer = facts.authorizationServer?.askedAs ?? state.issuerBefore;
      const changed = {
        ...before,
        gave: { ...before.gave, ...action.change },
        changed: { ...before.changed, ...action.change },
        note: action.because,
        turned: before.turned ?? memoryOf(back),
      };
      return {
        ...back,
        ...(scope !== undefined && { scopeBefore: scope }),
        ...(issuer !== undefined && { issuerBefore: issuer }),
        rounds: { ...state.rounds, [action.round]: (state.rounds[action.round] ?? 0) + 1 },
        openAtFirst: state.openAtFirst,
        records: back.records.with(back.position - 1, changed),
      };
    }
  }
}

/** All scope that was asked for or granted so far; without the latter, a server's defaults would be lost. */
function scopeOf({ clientIdentity, tokens, stored }: Partial<Facts>): string | undefined {
  const named = [clientIdentity?.scope, tokens?.scope, stored?.scopeAsked];
  const all = named.flatMap((one) => one?.split(' ') ?? []);
  const scopes = [...new Set(all.filter(Boolean))];
  return scopes.length === 0 ? undefined : scopes.join(' ');
}

/** What of it a flow, or a step, carries along. */
export function memoryOf({ rounds, scopeBefore, issuerBefore }: Memory): Memory {
  return {
    rounds,
    ...(scopeBefore !== undefined && { scopeBefore }),
    ...(issuerBefore !== undefined && { issuerBefore }),
  };
}

/**
 * The state rewound to just before the step with this id: its facts and all later ones are gone, and
 * so is what the flow remembers of having gone back to there.
 */
export function rewound(state: FlowState, to: StepId): FlowState {
  const from = indexOf(state, to);
  const memory = state.records.slice(from).find((record) => record.turned)?.turned;
  return {
    ...memoryOf(memory ?? state),
    position: from,
    records: state.records.map((record, at) => (at >= from ? emptyRecord(record.id) : record)),
    openAtFirst: state.openAtFirst && from > 0,
  };
}

/** The state as it was before the step's outcome at this place came back, with that step still running. */
export function rewoundWithin(state: FlowState, to: StepId, outcomes: number): FlowState {
  const record = state.records[indexOf(state, to)];
  if (record === undefined) throw new Error(`the flow has no step ${to}`);
  return withRecord(rewound(state, to), {
    state: 'running',
    outcomes: record.outcomes.slice(0, outcomes),
    calls: outcomes,
    askedAt: record.askedAt.slice(0, outcomes),
    ...(record.memory !== undefined && { memory: record.memory }),
    ...(record.startedAt !== undefined && { startedAt: record.startedAt }),
  });
}

function indexOf(state: FlowState, id: StepId): number {
  const at = state.records.findIndex((record) => record.id === id);
  if (at === -1) throw new Error(`the profile has no step ${id}`);
  return at;
}

function emptyRecord(id: StepId): StepRecord {
  return { id, state: 'waiting', outcomes: [], gave: {}, note: '', calls: 0, askedAt: [] };
}
