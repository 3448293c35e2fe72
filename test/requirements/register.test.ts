import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from './refused';
import { requirements } from './requirements';
import { idsOf, readTitles } from './titles';

const ids = Object.keys(requirements);
const titles = readTitles();
const proven = new Set(titles.flatMap(idsOf));

test('ids are read from the beginning of a title', () => {
  assert.deepEqual(idsOf('C7, C35: an address'), ['C7', 'C35']);
  assert.deepEqual(idsOf('C24 F63 sign-ins that differ'), ['C24', 'F63']);
  assert.deepEqual(idsOf('C53 a hundred callers'), ['C53']);
  assert.deepEqual(idsOf('C46: the wire: the token'), ['C46']);
  assert.deepEqual(idsOf('MCP 2025-11-25: C7'), []);
  assert.deepEqual(idsOf('an error of C7: none'), []);
  assert.ok(titles.length > 300, 'the titles are read');
});

test('the requirements are numbered without a gap', () => {
  const numbered = (letter: string, last: number) =>
    Array.from({ length: last }, (_, at) => `${letter}${at + 1}`);
  assert.deepEqual(ids, [...numbered('C', 57), ...numbered('L', 6), ...numbered('X', 4)]);
});

test('every requirement has a test that carries its id, or a reason why it is refused', () => {
  const open = ids.filter((id) => !proven.has(id) && refused[id] === undefined);
  assert.deepEqual(open, []);
});

test('what is refused has a reason, and no test', () => {
  for (const [id, reason] of Object.entries(refused)) {
    assert.ok(ids.includes(id), `${id} is no requirement`);
    assert.ok(reason.split(' ').length >= 5, `${id} is refused without a reason`);
    assert.ok(!proven.has(id), `${id} is refused and has a test`);
  }
});

test('no test carries the id of a requirement that there is not', () => {
  const strange = [...proven].filter((id) => /^[CLX]\d+$/.test(id) && !ids.includes(id));
  assert.deepEqual(strange, []);
});
