/** What is said of checks once they have ended. */

import { t } from '@vscode/l10n';
import type { JudgedTrace } from '../model/trace';

/** How many findings there are of each weight, or that there are none that matter. */
export function findingWords(traces: readonly Pick<JudgedTrace, 'findings'>[]): string {
  const all = traces.flatMap(({ findings }) => findings);
  const count = (severity: string, word: string): readonly string[] => {
    const number = all.filter((one) => one.severity === severity).length;
    return number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`];
  };
  const words = [...count('error', 'error'), ...count('warning', 'warning')];
  const notes = count('info', 'note');
  if (words.length === 0) return ['nothing wrong', ...notes].join(', ');
  return [...words, ...notes].join(', ');
}

export interface CheckedAll {
  readonly traces: readonly JudgedTrace[];
  /** Names of servers that were passed over, because a value would have had to be asked for. */
  readonly left: readonly string[];
}

/** The end of a check of all servers. */
export function checkedAllWords({ traces, left }: CheckedAll): string {
  const servers = `${traces.length} ${traces.length === 1 ? 'server' : 'servers'}`;
  const words = `${servers} checked without signing in: ${findingWords(traces)}.`;
  if (left.length === 0) return words;
  return t('{0} Not checked, because a value has to be asked for: {1}.', words, left.join(', '));
}
