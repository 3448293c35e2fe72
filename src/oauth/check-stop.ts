/** What a check does where a sign-in stops: it notes why, and goes on with what else can be known. */

import type { Errand } from '../model/errand';
import type { StepId } from '../model/flow';
import { type FlowState, withEnding } from './flow-state';
import type { Action } from './step';

type Stop = Extract<Action<never>, { do: 'stop' }>;

/** Past these a check learns more, and sends nothing that would be worth stealing. */
const passable = new Set([
  'resource-mismatch',
  'issuer-mismatch',
  'pkce-not-advertised',
  'insecure-endpoint',
]);

/** The state after the present step has said that it stops. `now` in milliseconds. */
export function afterStop(state: FlowState, stop: Stop, errand: Errand, now: number): FlowState {
  const step = state.records[state.position]?.id;
  if (errand !== 'check' || step === undefined || step === 'first-request') {
    return withEnding(state, stop, now);
  }
  const noted = [...(state.noted ?? []), { ...stop.reason, step }];
  const { override } = stop.reason;
  const isNew = !overridesOf(state, []).includes(override ?? '');
  // The step is asked once more, and passes.
  if (override !== undefined && passable.has(override) && isNew) return { ...state, noted };
  const { stop: _stop, ...stopped } = withEnding(state, stop, now);
  return { ...stopped, noted, ...goingOn(stopped, step) };
}

/** The overrides of the user, and those that a check gave itself on the way. */
export function overridesOf(state: FlowState, own: readonly string[]): readonly string[] {
  const passed = (state.noted ?? []).flatMap(({ override }) =>
    override !== undefined && passable.has(override) ? [override] : [],
  );
  return passed.length === 0 ? own : [...new Set([...own, ...passed])];
}

/** On with the survey, which needs none of the facts before it; past it, the check is over. */
function goingOn({ position, records }: FlowState, stoppedAt: StepId) {
  const survey = records.findIndex(({ id }) => id === 'survey');
  const to = survey > position ? survey : records.length;
  return {
    position: to,
    records: records.map((record, at) =>
      at > position && at < to
        ? {
            ...record,
            state: 'skipped' as const,
            note: `The check went no further than ${stoppedAt}.`,
          }
        : record,
    ),
  };
}
