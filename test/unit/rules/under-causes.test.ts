import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../src/model/finding';
import { rules } from '../../../src/rules/list';
import { underCauses } from '../../../src/rules/under-causes';

const finding = (rule: string): Finding => ({
  rule,
  effect: 'client-fails',
  severity: 'warning',
  title: rule,
  expected: 'a',
  actual: 'b',
  because: 'c',
  do: 'd',
  spec: [],
  evidence: [],
});

function order(found: readonly string[], explainedBy: { [rule: string]: readonly string[] }) {
  return underCauses(found.map(finding), explainedBy).map(({ rule, under }) => [rule, under]);
}

test('what follows from a cause stands right behind it', () => {
  assert.deepEqual(order(['refusal', 'other', 'cause'], { refusal: ['cause'] }), [
    ['other', undefined],
    ['cause', undefined],
    ['refusal', 'cause'],
  ]);
});

test('what follows from a consequence stands under the cause of both', () => {
  assert.deepEqual(order(['a', 'b', 'c'], { a: ['b'], b: ['c'] }), [
    ['c', undefined],
    ['a', 'c'],
    ['b', 'c'],
  ]);
});

test('what a finding itself says of its cause counts, and is not shown', () => {
  const found = [{ ...finding('a'), follows: ['c'] }, finding('b'), finding('c')];
  const ordered = underCauses(found, { a: ['b'] });
  assert.deepEqual(
    ordered.map(({ rule, under }) => [rule, under]),
    [
      ['b', undefined],
      ['c', undefined],
      ['a', 'c'],
    ],
  );
  assert.ok(ordered.every((one) => !('follows' in one)));
});

test('of several causes the first that is named and found counts', () => {
  assert.deepEqual(order(['x', 'y', 'late'], { late: ['absent', 'y', 'x'] }), [
    ['x', undefined],
    ['y', undefined],
    ['late', 'y'],
  ]);
});

test('a rule names only rules of the list as its causes, and never itself in the end', () => {
  const known = new Map(rules.map((rule) => [rule.id, rule.under ?? []]));
  const walk = (id: string, path: readonly string[]): void => {
    assert.ok(!path.includes(id), [...path, id].join(' → '));
    for (const cause of known.get(id) ?? []) {
      assert.ok(known.has(cause), `${id} names ${cause}`);
      walk(cause, [...path, id]);
    }
  };
  for (const id of known.keys()) walk(id, []);
});
