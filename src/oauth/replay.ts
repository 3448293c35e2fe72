/**
 * Runs a saved trace again without a network: the same pure steps get what came back to them then.
 * By another revision, or past a stop, it goes as far as the recording has answers.
 */

import type { Facts } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { Trace, TraceExchange, TraceStep } from '../model/trace';
import { privateAddressStop } from './address-guard';
import { endStatus } from './end-status';
import {
  type FlowState,
  factsOf,
  isOver,
  planOf,
  replanned,
  startState,
  withEnding,
  withOutcome,
  withRecord,
} from './flow-state';
import type { Profile } from './profile';
import { plan } from './profiles/plan';
import { stepById } from './profiles/step-by-id';
import { answerTo, outcomeFits, recordedOutcome } from './recording';
import type { Action, AnyStep, Env } from './step';

export interface ReplayWish {
  readonly profile: Profile;
  readonly overrides: readonly string[];
}

/** The trace that the recording gives. It is not judged yet; the rules do that as with any other. */
export function replay(trace: Trace, wish: ReplayWish): Trace {
  const { run } = trace;
  const settings = { ...run.settings, overrides: wish.overrides };
  const { transport } = trace.server;
  const planned = { errand: run.errand, transport, settings };
  const same = wish.profile.revision === trace.revision;
  const { rounds, openAtFirst, scopeBefore, issuerBefore } = run;
  let state: FlowState = {
    ...startState(plan(wish.profile, planned, {})),
    rounds,
    openAtFirst,
    ...(scopeBefore !== undefined && { scopeBefore }),
    ...(issuerBefore !== undefined && { issuerBefore }),
  };
  const used = new Map<string, TraceExchange[]>();

  const env = (): Env => ({
    profile: wish.profile,
    server: trace.server,
    settings,
    now: run.beganAt,
    registrations: run.registrations,
    freshRegistrations: run.freshRegistrations,
    openAtFirst,
    rounds,
    plan: planOf(state),
    ...(scopeBefore !== undefined && { scopeBefore }),
    ...(issuerBefore !== undefined && { issuerBefore }),
  });

  let ended = false;
  while (!isOver(state) && !ended) {
    const record = state.records[state.position];
    if (record === undefined) break;
    const step = stepById[record.id];
    if (record.calls >= step.limit) break;
    const action = step.next(factsOf(state), record.outcomes, env());
    state = withRecord(state, { state: 'running', calls: record.calls + 1 });
    const next = settle(action, step, record.outcomes.length);
    if (next === undefined) ended = true;
    else state = next;
  }

  function settle(action: Action<keyof Facts>, step: AnyStep, seen: number): FlowState | undefined {
    const before = trace.steps.find((one) => one.id === step.id);
    switch (action.do) {
      case 'done':
      case 'skip': {
        const changed = before?.changed;
        // A later round began from here with other facts, so the way that was left is not taken again.
        const facts = { ...action.facts, ...changed } as Pick<Facts, keyof Facts>;
        if (action.do === 'skip' && changed === undefined) {
          return withEnding(state, action, run.beganAt);
        }
        const done = { do: 'done', facts, note: before?.note ?? action.note } as const;
        const after = withEnding(state, done, run.beganAt);
        return replanned(after, plan(wish.profile, planned, factsOf(after)));
      }
      case 'stop':
        return withEnding(state, action, run.beganAt);
      case 'again':
        // What came after is in the trace already, by the changed facts above.
        return undefined;
      default: {
        const outcome = outcomeFor(action, before, seen, step);
        if (outcome !== undefined) {
          const next = withOutcome(state, outcome);
          const refused = wish.overrides.includes('private-address')
            ? undefined
            : privateAddressStop(outcome);
          return refused === undefined ? next : withEnding(next, refused, run.beganAt);
        }
        if (same && before?.state !== 'done') return undefined;
        const says = `The recording holds no answer to what ${step.title} asks next.`;
        return withEnding(
          state,
          { do: 'stop', reason: { code: 'not-recorded', says } },
          run.beganAt,
        );
      }
    }
  }

  function outcomeFor(
    action: Action<keyof Facts>,
    before: TraceStep | undefined,
    seen: number,
    step: AnyStep,
  ): Outcome | undefined {
    const note = (exchange: TraceExchange): void => {
      const list = used.get(step.id) ?? [];
      used.set(step.id, [...list, exchange]);
    };
    if (action.do === 'send') {
      const found = answerTo(
        action.request,
        trace,
        before?.outcomes[seen],
        used.get(step.id) ?? [],
      );
      if (found === undefined) return undefined;
      note(found.exchange);
      return recordedOutcome(found, action.request);
    }
    const recorded = before?.outcomes[seen];
    if (recorded === undefined || recorded.kind === 'answer') return undefined;
    return outcomeFits(action, recorded) ? recorded : undefined;
  }

  const steps = state.records.map((record): TraceStep => {
    const step = stepById[record.id];
    const before = trace.steps.find((one) => one.id === record.id);
    const asBefore = same && before !== undefined;
    return {
      id: step.id,
      title: step.title,
      phase: step.phase,
      state: ended && record.state === 'running' && before ? before.state : record.state,
      explained: step.explained,
      spec: step.spec,
      gives: step.gives,
      note: record.note,
      exchanges: asBefore ? before.exchanges : (used.get(step.id) ?? []),
      values: step.values(record.gave),
      outcomes: asBefore ? before.outcomes : [],
      ...(before?.changed && { changed: before.changed }),
      ...(asBefore && before.durationMs !== undefined && { durationMs: before.durationMs }),
    };
  });
  return {
    format: trace.format,
    server: trace.server,
    revision: wish.profile.revision,
    status: ended ? trace.status : endStatus(run.errand, state),
    steps,
    facts: factsOf(state),
    run: { ...run, settings },
    overrides: wish.overrides,
    ...(state.stop && { stop: state.stop }),
  };
}
