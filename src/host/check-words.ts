/** What is said of checks once they have ended. */

import { t } from '@vscode/l10n';
import type { Severity } from '../model/finding';
import type { JudgedTrace } from '../model/trace';

/** How many findings there are of each weight, or that there are none that matter. */
export function findingWords(traces: readonly Pick<JudgedTrace, 'findings'>[]): string {
  const all = traces.flatMap(({ findings }) => findings);
  const count = (severity: Severity): number =>
    all.filter((one) => one.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const notes = count('info');
  return [
    ...(errors + warnings === 0 ? [t('nothing wrong')] : []),
    ...(errors === 0 ? [] : [errors === 1 ? t('1 error') : t('{0} errors', errors)]),
    ...(warnings === 0 ? [] : [warnings === 1 ? t('1 warning') : t('{0} warnings', warnings)]),
    ...(notes === 0 ? [] : [notes === 1 ? t('1 note') : t('{0} notes', notes)]),
  ].join(', ');
}

export interface CheckedAll {
  readonly traces: readonly JudgedTrace[];
  /** Names of servers that were passed over, because a value would have had to be asked for. */
  readonly left: readonly string[];
}

/** The end of a check of all servers. */
export function checkedAllWords({ traces, left }: CheckedAll): string {
  const found = findingWords(traces);
  const words =
    traces.length === 1
      ? t('1 server checked without signing in: {0}.', found)
      : t('{0} servers checked without signing in: {1}.', traces.length, found);
  if (left.length === 0) return words;
  return t('{0} Not checked, because a value has to be asked for: {1}.', words, left.join(', '));
}
