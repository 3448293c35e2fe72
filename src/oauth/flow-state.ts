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
  readonly startedAt?: number;
  readonly endedAt?: number;
}

export interface FlowState {
  readonly position: number;
  readonly records: readonly StepRecord[];
  /** How often the flow went back, by what for. */
  readonly rounds: { readonly [round in Round]?: number };
  readonly openAtFirst: boolean;
  /** The scope that was asked for and granted before the flow went back. */
  readonly scopeBefore?: string;
  /** The issuer that was used before the flow went back. */
  readonly issuerBefore?: string;
  readonly stop?: StopReason & { readonly step: StepId };
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

/** The state with the steps to come replaced by those of a plan, which begins as the steps so far do. */
export function replanned(state: FlowState, plan: readonly StepId[]): FlowState {
  const done = state.records.slice(0, state.position);
  const last = done.at(-1)?.id;
  const from = last === undefined ? 0 : plan.indexOf(last) + 1;
  const before = new Map(state.records.slice(state.position).map((record) => [record.id, record]));
  const rest = plan.slice(from).map((id) => before.get(id) ?? emptyRecord(id));
  return { ...state, records: [...done, ...rest] };
}

/** All facts known at the present position. */
export function factsOf(state: FlowState): Partial<Facts> {
  return Object.assign({}, ...state.records.map((record) => record.gave));
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
      const to = indexOf(state, action.to);
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
      const scope = scopeOf(facts);
      const issuer = facts.authorizationServer?.askedAs;
      const changed = {
        ...before,
        gave: { ...before.gave, ...action.change },
        changed: { ...before.changed, ...action.change },
        note: action.because,
      };
      return {
        ...back,
        ...(scope !== undefined && { scopeBefore: scope }),
        ...(issuer !== undefined && { issuerBefore: issuer }),
        rounds: { ...state.rounds, [action.round]: (state.rounds[action.round] ?? 0) + 1 },
        records: back.records.with(back.position - 1, changed),
      };
    }
  }
}

/** All scope that was asked for or granted so far; without the latter, a server's defaults would be lost. */
function scopeOf({ clientIdentity, tokens }: Partial<Facts>): string | undefined {
  const all = [clientIdentity?.scope, tokens?.scope].flatMap((one) => one?.split(' ') ?? []);
  const scopes = [...new Set(all.filter(Boolean))];
  return scopes.length === 0 ? undefined : scopes.join(' ');
}

/** The state rewound to just before the step with this id: its facts and all later ones are gone. */
export function rewound(state: FlowState, to: StepId): FlowState {
  const from = indexOf(state, to);
  const { stop: _stop, ...rest } = state;
  return {
    ...rest,
    position: from,
    records: state.records.map((record, at) => (at >= from ? emptyRecord(record.id) : record)),
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
    ...(record.startedAt !== undefined && { startedAt: record.startedAt }),
  });
}

function indexOf(state: FlowState, id: StepId): number {
  const at = state.records.findIndex((record) => record.id === id);
  if (at === -1) throw new Error(`the profile has no step ${id}`);
  return at;
}

function emptyRecord(id: StepId): StepRecord {
  return { id, state: 'waiting', outcomes: [], gave: {}, note: '', calls: 0 };
}
