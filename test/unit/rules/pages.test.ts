import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { newestRevision, revisions } from '../../../src/model/revision';
import type { RulePage, RulePages } from '../../../src/model/rule-page';
import { specLink } from '../../../src/model/spec';
import { effectWords, rulePageMarkdown, rulePageText } from '../../../src/report/rule-page';
import { configRules } from '../../../src/rules/config/list';
import { rules as traceRules } from '../../../src/rules/list';
import { parseRulePage, readRulePages } from '../../run/rule-pages.mjs';

const rules = [...traceRules, ...configRules];
const pages: RulePages = await readRulePages('src/rules');

function fileOf(rule: string): string {
  return `src/rules/${rule.startsWith('config-') ? 'config/' : ''}${rule}.ts`;
}

function pageOf(rule: string): RulePage {
  const page = pages[rule];
  assert.ok(page, `${rule} has no page`);
  return page;
}

suite('the comment of each rule', () => {
  test('is there for every rule of the list, and for no other', () => {
    assert.deepEqual(
      Object.keys(pages),
      rules.map((rule) => rule.id).sort((a, b) => (a < b ? -1 : 1)),
    );
  });

  for (const { id } of rules) {
    test(`${id} is in plain words`, () => {
      const { seen, ...texts } = pageOf(id);
      for (const [section, text] of Object.entries(texts)) {
        const where = `${id}, ${section}`;
        assert.ok(text.length >= 20 && text.length <= 700, `${where}: ${text.length} characters`);
        assert.doesNotMatch(text, /[`*<>|~\\]|\]\(|\]\[|(?:^|\s)[-+#]+\s|__/, where);
        assert.doesNotMatch(
          text,
          /https?:(?!\/\/localhost\b)/,
          `${where} names an address, which belongs to Seen`,
        );
        assert.doesNotMatch(text, /!|\be\.g\.|\bi\.e\.| {2}/, where);
        assert.match(text, /[.?]$/, where);
      }
      for (const url of seen) {
        assert.ok(URL.canParse(url) && url.startsWith('https://'), `${id}: ${url}`);
        assert.doesNotMatch(url, /[<>()\s]/, id);
      }
      assert.equal(new Set(seen).size, seen.length, `${id} names a thread twice`);
    });
  }

  test('fits into a line of the file', async () => {
    for (const { id } of rules) {
      const comment = (await readFile(fileOf(id), 'utf8')).split('*/')[0] ?? '';
      for (const line of comment.split('\n')) assert.ok(line.length <= 120, `${id}: ${line}`);
    }
  });
});

suite('each page', () => {
  for (const rule of rules) {
    test(`${rule.id} as Markdown has its title, its sections and its links`, () => {
      const page = pageOf(rule.id);
      for (const revision of revisions) {
        const lines = rulePageMarkdown(rule, page, revision).split('\n');
        assert.deepEqual(
          lines.filter((line) => line.startsWith('#')),
          [
            `# ${rule.id}`,
            '## How it looks',
            '## Why it happens',
            '## How to fix it',
            '### In FastMCP',
            '### In the TypeScript SDK',
            '### At the provider',
            ...(page.seen.length > 0 ? ['## Where people met it'] : []),
            '## Specification',
          ],
        );
        assert.deepEqual(
          lines.filter((line) => line.startsWith('- <')),
          page.seen.map((url) => `- <${url}>`),
        );
        assert.deepEqual(
          lines.filter((line) => line.startsWith('- [')),
          rule.spec.map((id) => {
            const { label, url } = specLink(id, revision);
            return `- [${label}](${url})`;
          }),
        );
        const prose = lines.filter((line) => line !== '' && !/^(?:#|- )/.test(line)).join('\n');
        const [intro = '', ...rest] = prose.split('\n');
        assert.ok(intro.startsWith(`**${effectWords[rule.effect]}** `));
        const bare = [intro.slice(intro.indexOf('** ') + 3), ...rest].join('\n');
        assert.doesNotMatch(
          bare.replace(/\\[^a-z0-9\s]/gi, ''),
          /[`*_[\]<>|~$&\\]/,
          'all signs escaped',
        );
        assert.equal(rest.length, 5, 'one paragraph for each section');
        const words = bare.replaceAll('\\', '').toLowerCase();
        const { what, looksLike, why, fastMcp, typescriptSdk, provider } = page;
        assert.equal(
          words,
          [what, looksLike, why, fastMcp, typescriptSdk, provider].join('\n').toLowerCase(),
        );
      }
    });
  }

  test('as text fits into a terminal and holds every word', () => {
    for (const rule of rules) {
      const page = pageOf(rule.id);
      const text = rulePageText(rule, page, newestRevision);
      for (const line of text.split('\n').filter((one) => !/https:/.test(one)))
        assert.ok(line.length <= 90, line);
      const flat = text.replace(/\s+/g, ' ').toLowerCase();
      const { seen, ...texts } = page;
      for (const one of [...seen, ...Object.values(texts)])
        assert.ok(flat.includes(one.toLowerCase()), `${rule.id}: ${one}`);
    }
  });
});

suite('the reader of comments', () => {
  const whole = [
    '/**',
    ' * What it is.',
    ' *',
    ' * Looks like: this, and',
    ' * that.',
    ' * Why: so.',
    ' * FastMCP: one.',
    ' * TypeScript SDK: two.',
    ' * Provider: three.',
    ' * Seen: https://example.com/1',
    ' * https://example.com/2',
    ' */',
    '',
    '/** Another comment. */',
  ];
  const without = (line: string) => whole.filter((one) => !one.includes(line)).join('\n');

  test('reads each section, whatever the lines are broken at', () => {
    assert.deepEqual(parseRulePage(whole.join('\n')), {
      what: 'What it is.',
      looksLike: 'this, and that.',
      why: 'so.',
      fastMcp: 'one.',
      typescriptSdk: 'two.',
      provider: 'three.',
      seen: ['https://example.com/1', 'https://example.com/2'],
    });
    assert.deepEqual(parseRulePage(without('example.com')).seen, []);
  });

  const bad: readonly (readonly [what: string, source: string, why: RegExp])[] = [
    ['a section that is missing', without('Provider:'), /section Provider is missing/],
    [
      'a name that is misspelt',
      whole.join('\n').replace('FastMCP:', 'Fastmcp:'),
      /FastMCP is miss/,
    ],
    ['a section without text', whole.join('\n').replace('Why: so.', 'Why:'), /Why is missing/],
    ['a section twice', whole.join('\n').replace('FastMCP:', 'Why:'), /Why is not at its place/],
    [
      'sections in another order',
      whole.join('\n').replace('Why: so.', 'Provider: so.'),
      /is not at its place/,
    ],
    ['no blank line', whole.filter((line) => line !== ' *').join('\n'), /two paragraphs/],
    ['a third paragraph', whole.join('\n').replace(' * Why:', ' *\n * Why:'), /two paragraphs/],
    ['text that is in no section', without('Looks like:'), /no section begins with that/],
    ['no comment', "import 'x';\n/** Late. */", /does not begin with a doc comment/],
  ];
  for (const [what, source, why] of bad) {
    test(`refuses ${what}`, () => {
      assert.throws(() => parseRulePage(source), why);
    });
  }
});
