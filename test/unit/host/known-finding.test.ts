import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingPrint, readFinding, rootsOf } from '../../../src/host/known-finding';
import { aFinding } from './a-finding';

test('causes stand in front, errors first, with what follows from each under it', () => {
  const roots = rootsOf([
    aFinding('tidy', { severity: 'info' }),
    aFinding('cause'),
    aFinding('follows', { under: 'cause', severity: 'warning' }),
    aFinding('alone', { severity: 'warning', under: 'not-there' }),
  ]);
  assert.deepEqual(
    roots.map(({ finding, follows }) => [finding.rule, follows.map(({ rule }) => rule)]),
    [
      ['cause', ['follows']],
      ['alone', []],
      ['tidy', []],
    ],
  );
});

test('the print changes with what was found, and not with place, time or port', () => {
  const print = (actual: string, more = {}) => findingPrint(aFinding('one', { actual, ...more }));
  assert.notEqual(print('401'), print('403'));
  assert.notEqual(print('https://a.example:1'), print('https://a.example:2'));
  assert.equal(print('401'), print('401', { evidence: ['/facts/access'], because: 'else' }));
  assert.equal(print('over since 5 min'), print('over since 61 min'));
  assert.equal(print('until 2026-11-25T10:00:00.000Z'), print('until 2026-11-26T10:00:00.000Z'));
  assert.equal(print('http://127.0.0.1:33419/x'), print('http://127.0.0.1:40000/x'));
  assert.equal(print('iat 1800000000'), print('iat 1800000001'));
});

test('what was kept is read back, and anything of another shape is nothing', () => {
  for (const finding of [aFinding('a'), aFinding('b', { under: 'a', severity: 'info' })])
    assert.deepEqual(readFinding(JSON.parse(JSON.stringify(finding))), finding);
  const strange: readonly unknown[] = [
    undefined,
    null,
    'a',
    {},
    { ...aFinding('a'), severity: 'fatal' },
    { ...aFinding('a'), effect: 'constructor' },
    { ...aFinding('a'), title: 7 },
    { ...aFinding('a'), evidence: '/x' },
    { ...aFinding('a'), actual: 'x'.repeat(2001) },
  ];
  for (const value of strange) assert.equal(readFinding(value), undefined);
  assert.deepEqual(readFinding({ ...aFinding('a'), evidence: [1, '/x'] })?.evidence, ['/x']);
});
