import type { Finding } from '../model/finding';
import type { FlowContext } from './flow-context';
import type { ShownTrace } from './trace-panel';

/**
 * Whether a finding of the trace that is shown was dismissed, by itself or with its cause. A trace
 * from a file is of no server that anything could be remembered for.
 */
export function dismissalsOf(
  { source }: ShownTrace,
  { findings, flows: { active } }: FlowContext,
): ((finding: Finding) => boolean) | undefined {
  if (active === undefined || active.flow !== source) return undefined;
  const all = source.trace().findings;
  return (finding) =>
    all.some(
      (one) =>
        (one.rule === finding.rule || one.rule === finding.under) &&
        findings.isDismissed(active.entry, one),
    );
}

/** Hides a finding of the trace that is shown, or shows it again: here, in the tree and in files. */
export function dismissShown(
  verb: 'dismiss' | 'restore',
  rule: string,
  { findings, flows }: FlowContext,
): void {
  const { active } = flows;
  const finding = active?.flow.trace().findings.find((one) => one.rule === rule);
  if (active === undefined || finding === undefined) return;
  if (verb === 'dismiss') findings.dismiss(active.entry, finding);
  else findings.restore(active.entry, [rule, ...(finding.under ? [finding.under] : [])]);
}
