/** A replay as a trace, with the parts of the recording that it went over. */

import type { StepId } from '../model/flow';
import type { RunSettings } from '../model/run-settings';
import type { Trace, TraceStep } from '../model/trace';
import { endStatus } from './end-status';
import { type FlowState, factsOf, isOver, type StepRecord } from './flow-state';
import { withMasks } from './mask-words';
import type { Profile } from './profile';
import { stepById } from './profiles/step-by-id';
import type { Recording } from './recording';
import { createRedactor } from './redact';

export interface Replayed {
  /** The recording. */
  readonly trace: Trace;
  readonly state: FlowState;
  readonly profile: Profile;
  readonly overrides: readonly string[];
  readonly settings: RunSettings;
  readonly taken: (step: { readonly id: StepId }) => Recording;
}

/** What steps have made of masked data passes the redactor once more, as it did when it was recorded. */
export function replayedTrace(replayed: Replayed): Trace {
  const { trace, state, profile, overrides, settings } = replayed;
  const redactor = createRedactor([]);
  const stands = !isOver(state);
  const isSame = profile.revision === trace.revision;
  const { stop, noted } = state;
  const steps = state.records.map((record, at) => {
    const before = trace.steps.find((step) => step.id === record.id);
    const step = stepOf(record, before, replayed);
    return stands && at === state.position && before ? { ...step, state: before.state } : step;
  });
  const { upcoming, ...shown } = withMasks({
    ...trace,
    revision: profile.revision,
    status: stands ? trace.status : endStatus(trace.run.errand, state),
    steps,
    facts: factsOf(state),
    run: { ...trace.run, settings },
    overrides,
  });
  const { stop: _before, noted: _noted, ...rest } = shown;
  return {
    ...rest,
    steps: rest.steps.map((step) => ({
      ...step,
      note: redactor.text(step.note),
      values: step.values.map((value) => redactor.data(value)),
    })),
    facts: redactor.data(rest.facts),
    ...(stands && isSame && upcoming !== undefined && { upcoming }),
    ...(stop !== undefined && { stop: redactor.data(withMasks(stop)) }),
    ...(noted !== undefined && { noted: redactor.data(withMasks(noted)) }),
  };
}

function stepOf(
  record: StepRecord,
  before: TraceStep | undefined,
  { trace, profile, taken }: Replayed,
): TraceStep {
  const { id, title, phase, explained, spec, gives, values } = stepById[record.id];
  const { state, note, gave, askedAt } = record;
  const made = { id, title, phase, state, explained, spec, gives, note, values: values(gave) };
  const isWhole = profile.revision === trace.revision && (record.calls > 0 || !ran(before));
  if (before !== undefined && isWhole) return { ...before, ...made };
  const { memory, changed } = record.calls > 0 ? (before ?? {}) : {};
  return {
    ...made,
    ...taken(record).taken(),
    askedMs: askedAt.map((at) => at - trace.run.beganAt),
    ...(memory !== undefined && { memory }),
    ...(changed !== undefined && { changed }),
  };
}

function ran(step: TraceStep | undefined): boolean {
  return step !== undefined && step.askedMs.length > 0;
}
