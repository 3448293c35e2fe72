/**
 * Runs a saved trace again without a network: the same pure steps get what came back to them then.
 * By another revision, or past a stop, it goes as far as the recording has answers.
 */

import type { Facts, StepId } from '../model/flow';
import type { Revision } from '../model/revision';
import type { Trace, TraceStep } from '../model/trace';
import { afterStop, overridesOf } from './check-stop';
import type { Effect } from './effects';
import {
  askedBefore,
  type FlowState,
  factsOf,
  isOver,
  memoryOf,
  planOf,
  replanned,
  type StepRecord,
  startState,
  withCall,
  withEnding,
  withOutcome,
  withRecord,
} from './flow-state';
import { withWords } from './mask-words';
import { lacks, notRecorded } from './not-recorded';
import { notSentStop } from './not-sent';
import { profiles } from './profiles/by-revision';
import { plan } from './profiles/plan';
import { stepById } from './profiles/step-by-id';
import { createRecording, type Recording } from './recording';
import { replayedTrace } from './replayed-trace';
import { type Action, type Env, limitStop } from './step';

export interface ReplayWish {
  /** The revision to go by; that of the recording when left out. */
  readonly revision?: Revision;
  /** The rules to step past; those of the recording when left out. */
  readonly overrides?: readonly string[];
}

type Several = Extract<Action<never>, { do: 'send-all' }>;
type Ending = Exclude<Action<keyof Facts>, Effect | Several>;

/**
 * The trace that the recording gives; no rule has judged it. By the same revision and overrides it is
 * the recording again. Where an answer is wanted that was not recorded, it stops with `not-recorded`;
 * so it does where the flow would go back, since of each step only the last round is recorded.
 */
export function replay(saved: Trace, wish: ReplayWish = {}): Trace {
  const trace = withWords(saved);
  const { run, server } = trace;
  const profile = profiles[wish.revision ?? trace.revision];
  const recordedBy = profiles[trace.revision];
  const overrides = wish.overrides ?? trace.overrides;
  const settings = { ...run.settings, overrides };
  const planned = { errand: run.errand, transport: server.transport, settings };
  /** Nothing that passed then can stop now. */
  const isFaithful =
    profile === recordedBy && trace.overrides.every((rule) => overrides.includes(rule));
  const recordings = new Map<StepId, Recording>();
  let { registrations, freshRegistrations } = run;
  let now = run.beganAt;
  let state: FlowState = {
    ...startState(plan(profile, planned, {})),
    ...memoryOf(run),
    openAtFirst: run.openAtFirst,
  };

  function recordingOf({ id }: { readonly id: StepId }): Recording {
    const known = recordings.get(id);
    if (known !== undefined) return known;
    const { outcomes = [], exchanges = [] } = recorded(id) ?? {};
    const { transport } = server;
    const made = createRecording({
      ...{ outcomes, exchanges, transport, recordedBy, profile, overrides },
    });
    recordings.set(id, made);
    return made;
  }

  function recorded(id: StepId): TraceStep | undefined {
    return trace.steps.find((step) => step.id === id);
  }

  function env(before: TraceStep | undefined): Env {
    return {
      ...{ profile, server, now, registrations, freshRegistrations },
      settings: { ...settings, overrides: overridesOf(state, overrides) },
      openAtFirst: run.openAtFirst,
      plan: planOf(state),
      asked: askedBefore(state),
      ...memoryOf(before?.memory ?? run),
    };
  }

  function ended(action: Ending): FlowState {
    return withEnding(state, action, now);
  }

  function remember({ client }: Partial<Facts>): void {
    if (client?.way !== 'dynamic' || registrations.includes(client)) return;
    registrations = [...registrations, client];
    freshRegistrations = [...freshRegistrations, client];
  }

  function afterEnding(action: Ending, before: TraceStep | undefined): FlowState {
    switch (action.do) {
      case 'again': {
        const { title } = stepById[action.from];
        return ended(notRecorded(`The recording holds no further round from ${title} on.`));
      }
      case 'stop':
        return isFaithful && before?.state === 'done' && !isNoted(action)
          ? ended(notRecorded(maskedCause))
          : afterStop(state, action, run.errand, now);
      case 'skip':
      case 'done': {
        const { changed, note } = before ?? {};
        if (action.do === 'skip' && changed === undefined) return ended(action);
        remember(action.facts);
        const known = changed === undefined ? action.note : (note ?? '');
        // A later round began with facts that were changed here, and the way before it is gone.
        const facts = { ...action.facts, ...changed } as Facts;
        const after = ended({ do: 'done', facts, note: known });
        return replanned(after, plan(profile, planned, factsOf(after)));
      }
    }
  }

  function afterEffect(action: Effect, recording: Recording): FlowState | undefined {
    const outcome = recording.take(action);
    if (outcome === undefined) return undefined;
    const seen = withOutcome(state, outcome);
    const refused = notSentStop(outcome);
    return refused === undefined ? seen : afterStop(seen, refused, run.errand, now);
  }

  /** What was sent together came back together, or one after the other when it was sent again. */
  function afterEffects({ requests }: Several, recording: Recording): FlowState | undefined {
    const outcomes = requests.map(({ request, because }) =>
      recording.take({ do: 'send', request, because }),
    );
    return outcomes.reduce<FlowState | undefined>(
      (seen, outcome) => (seen && outcome ? withOutcome(seen, outcome) : undefined),
      state,
    );
  }

  /** In a check the recording went on after the same stop. */
  function isNoted({ reason }: Extract<Ending, { do: 'stop' }>): boolean {
    return run.errand === 'check' && trace.noted?.some(({ code }) => code === reason.code) === true;
  }

  /** The state after a step was asked once more; `undefined` where the recording was broken off. */
  function after({ id, calls, outcomes }: StepRecord): FlowState | undefined {
    const step = stepById[id];
    const before = recorded(id);
    const broken = isFaithful && trace.stop === undefined && before !== undefined && isOpen(before);
    const last = broken ? before.askedMs.length : -1;
    if (calls === last) return undefined;
    const at = before?.askedMs[calls] ?? before?.askedMs.at(-1);
    if (at !== undefined) now = run.beganAt + at;
    if (calls >= step.limit) return afterStop(state, limitStop(step), run.errand, now);
    const action = step.next(factsOf(state), outcomes, env(before));
    state = withCall(withRecord(state, { state: 'running' }), now);
    if (isEnding(action)) return calls + 1 === last ? undefined : afterEnding(action, before);
    const seen =
      action.do === 'send-all'
        ? afterEffects(action, recordingOf(step))
        : afterEffect(action, recordingOf(step));
    if (seen !== undefined) return seen;
    if (calls + 1 === last) return undefined;
    return action.do === 'send' && action.stopsWith !== undefined
      ? afterEnding({ do: 'stop', reason: action.stopsWith }, before)
      : ended(lacks(firstOf(action), server, profile));
  }

  // A server can have its own address masked, by saying that it is a token.
  if (!URL.canParse(server.url)) {
    state = ended(notRecorded('The recording holds no address of the server.'));
  }
  for (let next: FlowState | undefined = state; next !== undefined && !isOver(state); ) {
    const record = state.records[state.position];
    next = record && after(record);
    state = next ?? state;
  }
  return replayedTrace({ trace, state, profile, overrides, settings, taken: recordingOf });
}

function firstOf(action: Effect | Several): Effect {
  if (action.do !== 'send-all') return action;
  const [first] = action.requests;
  if (first === undefined) throw new Error('a step asks for nothing');
  return { do: 'send', ...first };
}

/** For a recording that passed here: what the step read is not in it as it was. */
const maskedCause = 'The recording goes on here, but what decided it is masked in it.';

function isOpen({ state }: TraceStep): boolean {
  return state === 'running' || state === 'paused' || state === 'waiting';
}

function isEnding(action: Action<keyof Facts>): action is Ending {
  return ['done', 'skip', 'stop', 'again'].includes(action.do);
}
