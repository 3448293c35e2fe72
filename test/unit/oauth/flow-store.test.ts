import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memorySecrets } from '../../../src/node/node-ports';
import { createFlowStore, longestFlow } from '../../../src/oauth/flow-store';

test('C49 the state of a flow is kept under its id, as it was given, until it is dropped', async () => {
  const secrets = memorySecrets();
  const store = createFlowStore(secrets, () => 1_000);
  const states = ['{"verifier":"v"}', '', '\n12\nx', 'ä\u0000\ud800'];
  for (const [at, text] of states.entries()) {
    const id = `id/${at} %`;
    assert.equal(await store.load(id), undefined);
    assert.equal(await store.save(id, text), 'saved');
    assert.equal(await createFlowStore(secrets, () => 2_000).load(id), text);
  }
  assert.deepEqual(await store.list(), ['id/0 %', 'id/1 %', 'id/2 %', 'id/3 %']);
  for (const id of await store.list()) await store.drop(id);
  await store.drop('never there');
  assert.deepEqual(await secrets.keys(), []);
});

test('saving again replaces what was kept', async () => {
  const store = createFlowStore(memorySecrets(), () => 1_000);
  await store.save('a', 'first');
  await store.save('a', 'second');
  assert.equal(await store.load('a'), 'second');
  assert.deepEqual(await store.list(), ['a']);
});

test('a state that is too large is refused, and takes the state it has replaced with it', async () => {
  const store = createFlowStore(memorySecrets(), () => 1_000);
  const largest = 'x'.repeat(longestFlow);
  assert.equal(await store.save('a', largest), 'saved');
  assert.equal(await store.load('a'), largest);
  assert.equal(await store.save('b', 'other'), 'saved');
  assert.equal(await store.save('a', `${largest}x`), 'too-large');
  assert.equal(await store.load('a'), undefined);
  assert.deepEqual(await store.list(), ['b']);
});

test('what is older than asked, far ahead of the clock or unreadable is dropped, and nothing else', async () => {
  let time = 1_000.25;
  const secrets = memorySecrets();
  const store = createFlowStore(secrets, () => time);
  await store.save('old', 'o');
  time = 9_000;
  await store.save('ahead', 'a');
  time = 3_000;
  await store.save('young', 'y');
  await secrets.set('flow/1/broken', 'no time');
  await secrets.set('else', 'e');
  time = 5_000;
  await store.dropOlderThan(3_999);
  assert.deepEqual(await store.list(), ['young']);
  assert.equal(await secrets.get('else'), 'e');
  await store.dropOlderThan(2_000);
  assert.deepEqual(await store.list(), ['young']);
  await store.dropOlderThan(1_999);
  assert.deepEqual(await store.list(), []);
});
