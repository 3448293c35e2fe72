import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeptFlow } from '../../../src/host/flow-keeper';
import {
  type Found,
  movedNotice,
  restoration,
  unreadableNotice,
  valuesNotice,
} from '../../../src/host/restoration';
import type { ServerEntry } from '../../../src/model/server';

const kept: KeptFlow = {
  id: 'flow-1',
  entry: 'file:///mcp.json#notes',
  errand: 'sign-in',
  revision: '2026-07-28',
  pause: 'trace',
  server: 'print',
};
const entry: ServerEntry = {
  kind: 'http',
  id: kept.entry,
  name: 'notes',
  place: { uri: 'file:///mcp.json', line: 0, column: 0 },
  unresolved: [],
  url: 'https://mcp.example/mcp',
  transport: 'http',
  headers: {},
};
const whole: Found = { kept, entry, text: '{}', trusted: true, asks: false };

test('a flow that was paused goes on', () => {
  assert.deepEqual(restoration(whole), { kind: 'resume', kept, entry, text: '{}' });
});

test('otherwise one sentence says why, with what can be done', () => {
  const cases: readonly (readonly [Partial<Found>, RegExp, readonly string[]])[] = [
    [{ kept: undefined }, /^Nothing was kept/, []],
    [{ entry: undefined }, /no longer in the configuration/, []],
    [{ trusted: false }, /not trusted/, []],
    [{ text: undefined }, /was not paused/, ['trace-again']],
    [{ asks: true }, /have the values/, ['resume', 'trace-again']],
  ];
  for (const [lacking, words, actions] of cases) {
    const found = restoration({ ...whole, ...lacking });
    assert.equal(found.kind, 'notice');
    if (found.kind !== 'notice') continue;
    assert.match(found.notice.text, words);
    assert.deepEqual(found.notice.actions, actions);
  }
});

test('an untrusted workspace is offered nothing that would contact a server', () => {
  for (const text of ['{}', undefined]) {
    for (const asks of [true, false]) {
      const found = restoration({ ...whole, trusted: false, text, asks });
      assert.deepEqual(found.kind === 'notice' && found.notice.actions, []);
    }
  }
});

test('every sentence ends, and shouts at nobody', () => {
  const texts = [movedNotice, unreadableNotice, valuesNotice].map((of) => of('notes').text);
  for (const text of texts) assert.match(text, /^[A-Z][^!]+ notes [^!.]+\.$/);
});
