import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { memorySecrets } from '../../../src/node/node-ports';
import { createFlowStore, longestFlow } from '../../../src/oauth/flow-store';

function storeAt(start = 1000) {
  const secrets = memorySecrets();
  const clock = { now: start };
  return { secrets, clock, store: createFlowStore(secrets, () => clock.now) };
}

test('a flow is found by its id, replaced, and dropped', async () => {
  const { secrets, store } = storeAt();
  assert.equal(await store.load('one'), undefined);
  assert.equal(await store.save('one', 'first'), 'saved');
  assert.equal(await store.save('two', 'other'), 'saved');
  assert.equal(await store.save('one', 'second\nwith a line'), 'saved');
  assert.equal(await store.load('one'), 'second\nwith a line');
  assert.deepEqual((await store.list()).toSorted(), ['one', 'two']);
  await store.drop('one');
  await store.drop('one');
  assert.equal(await store.load('one'), undefined);
  assert.deepEqual(await store.list(), ['two']);
  await store.drop('two');
  assert.deepEqual(await secrets.keys(), []);
});

test('what is too large is not kept, and what was kept before goes', async () => {
  const { store } = storeAt();
  await store.save('one', 'x'.repeat(longestFlow));
  assert.equal((await store.load('one'))?.length, longestFlow);
  assert.equal(await store.save('one', 'x'.repeat(longestFlow + 1)), 'too-large');
  assert.equal(await store.load('one'), undefined);
  assert.deepEqual(await store.list(), []);
});

test('old flows are dropped, those from a clock ahead too, and what cannot be read', async () => {
  const { secrets, clock, store } = storeAt(100_000);
  await store.save('old', 'x');
  clock.now = 200_000;
  await store.save('young', 'x');
  clock.now = 900_000;
  await store.save('ahead', 'x');
  clock.now = 200_050;
  for (const [at, text] of ['', 'no time', 'x\ny', '-1\nx', '1.5\nx', '\nx'].entries())
    await secrets.set(`flow/1/broken ${at}`, text);
  await secrets.set('flow/2/later', 'of a later version');
  await secrets.set('sign-in/2/x', 'not a flow');
  await store.dropOlderThan(50);
  assert.deepEqual((await store.list()).toSorted(), ['young']);
  assert.deepEqual((await secrets.keys()).toSorted(), [
    'flow/1/young',
    'flow/2/later',
    'sign-in/2/x',
  ]);
  await store.dropOlderThan(49);
  assert.deepEqual(await store.list(), []);
});

test('whatever the id and the text, it comes back as it was', async () => {
  const any = fc.string({ unit: 'binary', maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.dictionary(any, any, { maxKeys: 5 }), async (flows) => {
      const { store } = storeAt();
      for (const [id, text] of Object.entries(flows)) await store.save(id, text);
      for (const [id, text] of Object.entries(flows)) assert.equal(await store.load(id), text);
      assert.deepEqual((await store.list()).toSorted(), Object.keys(flows).toSorted());
    }),
    { seed: 20_261_128, numRuns: 200 },
  );
});
