import type { Finding } from '../model/finding';
import type { StepId } from '../model/flow';
import type { JudgedTrace } from '../model/trace';

/** The step that a finding belongs to: the one that stopped, if it explains that, else where its evidence is. */
export function stepOfFinding(finding: Finding, trace: JudgedTrace): StepId {
  const first = trace.steps[0]?.id ?? 'first-request';
  if (trace.stop !== undefined && finding.rule === trace.stop.code) return trace.stop.step;
  for (const pointer of finding.evidence) {
    const at = /^\/steps\/(\d+)/.exec(pointer)?.[1];
    const step = at === undefined ? undefined : trace.steps[Number(at)]?.id;
    if (step !== undefined) return step;
    const fact = /^\/facts\/(\w+)/.exec(pointer)?.[1];
    const giver = trace.steps.find((one) => one.gives.some((given) => given === fact));
    if (giver !== undefined) return giver.id;
  }
  return trace.stop?.step ?? first;
}
