/** What is known of a server from the flows that ran to it: which findings of before still hold after another. */

import type { Errand } from '../model/errand';
import type { TraceStatus } from '../model/trace';
import type { KnownFinding } from './known-finding';

/** What a flow of some errand found when it ran last. */
export interface RunFindings {
  readonly errand: Errand;
  readonly findings: readonly KnownFinding[];
}

/** What says more of the person, or of a trace, than of the server. */
const passing: readonly string[] = [
  'login-not-finished',
  'no-stored-token',
  'not-recorded',
  'step-limit',
];

/** A flow has at most this many findings that are kept. */
const most = 20;

/**
 * What holds after a flow has ended, the newest first. A sign-in goes through everything but
 * the probes and what only a check looks at, so nothing but theirs is left of before; a reconnect that came through shows that signing in does not fail any more; one
 * that was called off disproves nothing.
 */
export function afterRun(
  before: readonly RunFindings[],
  run: RunFindings,
  status: TraceStatus,
): readonly RunFindings[] {
  const { errand } = run;
  const findings = run.findings.filter(({ rule }) => !passing.includes(rule)).slice(0, most);
  const others = before.filter((one) => one.errand !== errand);
  if (status === 'cancelled') {
    const own = before.find((one) => one.errand === errand)?.findings ?? [];
    const left = own.filter(({ rule }) => !findings.some((one) => one.rule === rule));
    return [{ errand, findings: [...findings, ...left].slice(0, most) }, ...others];
  }
  if (errand === 'sign-in') {
    const checked = before
      .filter((one) => one.errand === 'check')
      .map((one) => ({ ...one, findings: one.findings.filter(isNoFailure) }));
    return [{ errand, findings }, ...before.filter((one) => one.errand === 'probe'), ...checked];
  }
  const passes = errand === 'reconnect' && (status === 'signed-in' || status === 'open');
  const left = passes
    ? others.map((one) => ({
        ...one,
        findings: one.findings.filter(isNoFailure),
      }))
    : others;
  return [{ errand, findings }, ...left];
}

function isNoFailure({ effect }: KnownFinding): boolean {
  return effect !== 'sign-in-fails';
}

/** The findings of all flows together, each rule once. */
export function allFindings(runs: readonly RunFindings[]): readonly KnownFinding[] {
  const found = new Map<string, KnownFinding>();
  for (const { findings } of runs)
    for (const finding of findings) if (!found.has(finding.rule)) found.set(finding.rule, finding);
  return [...found.values()];
}
