/** A failed check of the access token, in the words of a finding. */

import type { Check, Facts } from '../model/flow';
import { differenceWords } from './difference-words';
import type { Verdict } from './rule';

/** What was expected and what came, when the check with this id failed. */
export function failedCheck(
  result: Facts['tokenCheck'],
  id: Check['id'],
): Pick<Verdict, 'expected' | 'actual' | 'evidence'> | undefined {
  const at = result.checks.findIndex((check) => check.id === id && check.verdict === 'fail');
  const check = result.checks[at];
  return (
    check && {
      expected: check.expected,
      actual:
        id === 'audience' || id === 'issuer'
          ? differenceWords(check.expected, check.actual)
          : check.actual,
      evidence: [`/facts/tokenCheck/checks/${at}`],
    }
  );
}
