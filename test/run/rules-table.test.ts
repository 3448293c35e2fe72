import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { configRules } from '../../src/rules/config/list';
import { rules as traceRules } from '../../src/rules/list';
import { rulesTable, withTable } from './rules-table.mjs';

const rules = [...traceRules, ...configRules];
const table = await rulesTable('src/rules');

test('the table of rules in the README is current', async () => {
  const readme = await readFile('README.md', 'utf8');
  assert.equal(withTable(readme, table), readme, 'run `npm run rules`');
});

test('the table names every rule once, with its effect', () => {
  const names: Readonly<Record<string, string>> = {
    'sign-in-fails': 'sign-in fails',
    'client-fails': 'some clients fail',
    unsafe: 'unsafe',
    untidy: 'untidy',
  };
  const rows = table.split('\n').slice(2);
  assert.equal(rows.length, rules.length);
  for (const { id, effect } of rules) {
    const row = rows.filter((one) => one.startsWith(`| \`${id}\` | ${names[effect]} | `));
    assert.equal(row.length, 1, id);
    assert.match(row[0] ?? '', /^[^|]*\|[^|]*\|[^|]*\|[^|]*\. \|$/);
  }
});

test('a text without a place for the table is refused', () => {
  assert.throws(() => withTable('# A text', table), /has no/);
});
