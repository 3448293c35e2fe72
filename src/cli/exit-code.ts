/** What a command says to the shell. */

import type { Finding, Severity } from '../model/finding';
import type { JudgedTrace } from '../model/trace';

/**
 * 0 no error finding, 1 an error finding or a failure, 3 a person is needed. A replay that comes to the
 * end of its recording has not failed.
 */
export function exitCode(trace: JudgedTrace, failOn: Severity): number {
  const { stop } = trace;
  if (stop?.code === 'login-not-finished') return 3;
  if (trace.status === 'cancelled') return 1;
  if (stop !== undefined && stop.code !== 'not-recorded') return 1;
  const counts = (finding: Finding): boolean =>
    finding.severity === 'error' || (failOn === 'warning' && finding.severity === 'warning');
  return trace.findings.some(counts) ? 1 : 0;
}
