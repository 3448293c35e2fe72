/** The help page of a rule, as Markdown and as plain text. */

import type { Effect } from '../model/finding';
import type { Revision } from '../model/revision';
import type { RulePage } from '../model/rule-page';
import { type SpecId, type SpecLink, specLink } from '../model/spec';

/** What a page needs to know of the rule beside its text. */
export interface ExplainedRule {
  readonly id: string;
  readonly effect: Effect;
  readonly spec: readonly SpecId[];
}

/** What each effect means for people, as a sentence. */
export const effectWords: { readonly [effect in Effect]: string } = {
  'sign-in-fails': 'Nobody can sign in, or what was asked for fails.',
  'client-fails': 'Some clients fail.',
  unsafe: 'It works, and somebody can come to harm.',
  untidy: 'It works.',
};

const fixes = [
  ['In FastMCP', 'fastMcp'],
  ['In the TypeScript SDK', 'typescriptSdk'],
  ['At the provider', 'provider'],
] as const satisfies readonly (readonly [string, keyof RulePage])[];

/** The page as Markdown, with a final newline; the links go to the sections of this revision. */
export function rulePageMarkdown(rule: ExplainedRule, page: RulePage, revision: Revision): string {
  const blocks = [
    `# ${escaped(rule.id)}`,
    `**${escaped(effectWords[rule.effect])}** ${escaped(page.what)}`,
    '## How it looks',
    escaped(sentence(page.looksLike)),
    '## Why it happens',
    escaped(sentence(page.why)),
    '## How to fix it',
    ...fixes.flatMap(([title, member]) => [`### ${title}`, escaped(sentence(page[member]))]),
    ...(page.seen.length === 0
      ? []
      : ['## Where people met it', page.seen.map((url) => `- <${url}>`).join('\n')]),
    '## Specification',
    linksOf(rule, revision)
      .map(({ label, url }) => `- [${escaped(label)}](${url})`)
      .join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The page for a terminal, with a final newline. */
export function rulePageText(rule: ExplainedRule, page: RulePage, revision: Revision): string {
  const parts: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['How it looks', [sentence(page.looksLike)]],
    ['Why it happens', [sentence(page.why)]],
    ...fixes.map(
      ([title, member]) => [`How to fix it: ${lower(title)}`, [sentence(page[member])]] as const,
    ),
    ...(page.seen.length === 0 ? [] : [['Where people met it', page.seen] as const]),
    ['Specification', linksOf(rule, revision).map(({ label, url }) => `${label}: ${url}`)],
  ];
  return `${[
    rule.id,
    '',
    ...wrapped(`${effectWords[rule.effect]} ${page.what}`, ''),
    ...parts.flatMap(([title, lines]) => [
      '',
      title,
      ...lines.flatMap((line) => wrapped(line, '  ')),
    ]),
  ].join('\n')}\n`;
}

/** The first sentence of what a rule is. */
export function firstSentence(page: RulePage): string {
  return /^.*?[.](?= |$)/.exec(page.what)?.[0] ?? page.what;
}

function linksOf({ spec }: ExplainedRule, revision: Revision): readonly SpecLink[] {
  return spec.map((id) => specLink(id, revision));
}

/** In the comment a section goes on after its name; here it begins a paragraph. */
function sentence(text: string): string {
  // A name of code keeps its case.
  return /^[a-z]+[ ,:;.]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Text in which nothing is a sign of Markdown. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~$&]/g, (sign) => `\\${sign}`)
    .replace(/^([-+#])/, '\\$1')
    .replace(/^(\d+)([.)]) /, '$1\\$2 ');
}

/** Lines of at most 90 characters; an address is never broken. */
function wrapped(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > 90) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line];
}
