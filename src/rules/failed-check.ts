/** A failed check of the access token, in the words of a finding. */

import type { Check, CheckId } from '../model/check';
import type { Trace } from '../model/trace';
import type { Verdict } from './rule';

/**
 * What was expected and what came, when the check with this id failed for this cause, or for none
 * that has a name. What the token says itself comes before what its issuer says of it.
 */
export function failedCheck(
  trace: Trace,
  id: CheckId,
  cause?: Check['cause'],
): Pick<Verdict, 'expected' | 'actual' | 'evidence'> | undefined {
  for (const fact of ['tokenCheck', 'introspection'] as const) {
    const checks = trace.facts[fact]?.checks ?? [];
    const at = checks.findIndex(
      (check) => check.id === id && check.verdict === 'fail' && check.cause === cause,
    );
    const { expected, actual } = checks[at] ?? {};
    if (expected !== undefined && actual !== undefined) {
      return { expected, actual, evidence: [`/facts/${fact}/checks/${at}`] };
    }
  }
  return undefined;
}
