// The table of rules in the README, made from the files of the rules.
import { parseRulePage, ruleFiles } from './rule-pages.mjs';

/** What an effect is called in the table, in the order of the table. */
const effects = {
  'sign-in-fails': 'sign-in fails',
  'client-fails': 'some clients fail',
  unsafe: 'unsafe',
  untidy: 'untidy',
};
const begin = '<!-- rules: npm run rules -->';
const end = '<!-- /rules -->';

/** The rules of a folder as a Markdown table: the gravest effect first, then by id. */
export async function rulesTable(folder) {
  const order = Object.keys(effects);
  const rows = (await ruleFiles(folder)).map(({ id, source }) => {
    const effect = /^ {2}effect: '([a-z-]+)',$/m.exec(source)?.[1];
    if (effect === undefined || !order.includes(effect)) throw new Error(`${id} names no effect`);
    const { what } = parseRulePage(source);
    return { id, effect, says: /^.*?[.](?= |$)/.exec(what)?.[0] ?? what };
  });
  const sorted = order.flatMap((effect) => rows.filter((row) => row.effect === effect));
  const lines = sorted.map(
    ({ id, effect, says }) => `| \`${id}\` | ${effects[effect]} | ${says} |`,
  );
  return ['| rule | effect | what it is |', '|---|---|---|', ...lines].join('\n');
}

/** The text with this table in the place of the one that it has. Throws when it has no place for one. */
export function withTable(text, table) {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from === -1 || to < from) throw new Error(`the text has no ${begin} and ${end}`);
  return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
}
