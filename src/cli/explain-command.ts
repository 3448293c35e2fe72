/** `explain`: prints the help page of a rule, or the list of all rules. */

import { newestRevision, revisions } from '../model/revision';
import type { RulePages } from '../model/rule-page';
import { nearest } from './nearest';
import { oneOf, only, parsed, UsageError } from './usage';

export const explainOptions = {
  list: { type: 'boolean' },
  format: { type: 'string' },
  revision: { type: 'string' },
} as const;

type Format = 'text' | 'markdown';
type Explainer = typeof import('../core')['rulePages'];

/** Prints to standard output and gives the exit code. `pages` is the file that the build makes. */
export function runExplain(
  args: readonly string[],
  explainer: Explainer,
  pages: RulePages,
): number {
  const { values, positionals } = parsed(args, explainOptions);
  const format = oneOf('--format', values.format, ['text', 'markdown'], 'text');
  const revision = oneOf('--revision', values.revision, revisions, newestRevision);
  if (values.list === true) {
    const [more] = positionals;
    if (more !== undefined)
      throw new UsageError(`explain --list names all rules; ${more} is one too many.`);
    process.stdout.write(listOf(explainer, pages, format));
    return 0;
  }
  const id = only('explain', 'the id of a rule, or --list', positionals);
  const rule = explainer.rules.find((one) => one.id === id);
  const page = rule && pages[rule.id];
  if (rule === undefined || page === undefined) {
    const ids = explainer.rules.map((one) => one.id);
    const near = nearest(id, ids);
    const hint = near === undefined ? 'explain --list names them all.' : `did you mean ${near}?`;
    throw new UsageError(`There is no rule ${JSON.stringify(id)}; ${hint}`);
  }
  process.stdout.write(explainer[format](rule, page, revision));
  return 0;
}

function listOf({ rules, firstSentence }: Explainer, pages: RulePages, format: Format): string {
  const lines = rules.map(({ id, effect }) => {
    const page = pages[id];
    const says = page === undefined ? '' : firstSentence(page);
    return format === 'markdown'
      ? `- \`${id}\` (${effect}): ${says}`
      : `${id.padEnd(34)}${effect.padEnd(15)}${says}`;
  });
  return `${lines.join('\n')}\n`;
}
