import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingRef } from '../../../src/host/finding-ref';
import {
  badgeOf,
  findingLook,
  findingMessage,
  findingSpoken,
  findingTooltip,
  placesOf,
} from '../../../src/host/finding-words';
import { placeText } from '../../../src/model/place-text';
import type { ServerEntry } from '../../../src/model/server';
import { aFinding } from './a-finding';

const uri = 'file:///w%20x/.mcp.json';
const entry: ServerEntry = {
  kind: 'broken',
  id: `${uri}#notes`,
  name: 'notes',
  place: { uri, line: 3, column: 4 },
  unresolved: [],
  problem: '',
};

test('a finding is shown on lines of its own, whatever a server put into it', () => {
  const hostile = aFinding('a', { title: 'x\n\u202ey', actual: 'a\r\nb', do: 'z'.repeat(5000) });
  assert.equal(findingTooltip(hostile).split('\n').length, 5);
  assert.equal(findingMessage(hostile).split('\n').length, 3);
  assert.doesNotMatch(findingTooltip(hostile) + findingMessage(hostile), /[\r\u202e]/);
  assert.ok(findingMessage(hostile).length < 1500);
});

test('severity is a word for who listens and an icon for who looks', () => {
  const root = { finding: aFinding('a', { severity: 'warning' }), follows: [aFinding('b')] };
  assert.equal(findingSpoken(root), 'warning: notes.example is wrong in a, 1 more follow from it');
  const icons = (['error', 'warning', 'info'] as const).map(
    (severity) => findingLook(aFinding('a', { severity })).icon,
  );
  assert.deepEqual(icons, ['error', 'warning', 'info']);
});

test('a finding of the configuration has its own places, one of a trace that of its server', () => {
  assert.deepEqual(placesOf(aFinding('a'), entry), [{ ...entry.place, length: 7 }]);
  const places = [
    { uri, line: 0, column: 0 },
    { uri, line: 99, column: 12, length: 8 },
  ];
  const own = aFinding('a', { evidence: places.map(placeText) });
  assert.deepEqual(placesOf(own, entry), places);
});

test('the badge counts what is wrong in files and what keeps people out', () => {
  assert.equal(badgeOf(0, 0), undefined);
  assert.deepEqual(badgeOf(1, 0), { value: 1, tooltip: '1 problem in MCP configuration' });
  assert.deepEqual(badgeOf(2, 1), {
    value: 3,
    tooltip: '2 problems in MCP configuration, 1 error found at servers',
  });
});

test('commands take an item of the view or a reference, and nothing else', () => {
  const ref = { entry: entry.id, rule: 'a' };
  assert.deepEqual(findingRef(ref), ref);
  assert.deepEqual(findingRef({ kind: 'finding', entry, finding: aFinding('a') }), ref);
  const strange: readonly unknown[] = [
    undefined,
    null,
    'a',
    {},
    { kind: 'server', entry },
    { kind: 'finding', entry },
    { kind: 'finding', entry: 1, finding: null },
    { entry: 1, rule: 'a' },
  ];
  for (const value of strange) assert.equal(findingRef(value), undefined);
});
