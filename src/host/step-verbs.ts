import type { JudgedTrace } from '../model/trace';
import { canRewind, isSettable, type PanelView, selectedStep } from './panel-snapshot';

/** What can be done beside the verbs of the toolbar; the manifest asks for these words. */
export const stepVerbs = ['rewind', 'edit', 'override', 'trace-as', 'break', 'settings'] as const;
export type StepVerb = (typeof stepVerbs)[number];

/** What makes sense now for the selected step and for the stop. */
export function enabledStepVerbs(trace: JudgedTrace, view: PanelView): readonly StepVerb[] {
  const step = selectedStep(trace, view.selected);
  const live = view.origin !== 'recorded';
  const sends = step.exchanges.length > 0 || trace.upcoming?.step === step.id;
  const can: Readonly<Record<StepVerb, boolean>> = {
    rewind: canRewind(step, trace, view.origin),
    edit: live && sends,
    override: trace.stop?.override !== undefined,
    'trace-as': true,
    break: live,
    settings: isSettable(trace, view),
  };
  return stepVerbs.filter((verb) => can[verb]);
}
