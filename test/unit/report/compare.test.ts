import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgedTrace } from '../../../src/model/trace';
import { compareTraces } from '../../../src/report/compare';
import { plain as plainSettings } from '../oauth/plain-settings';
import { type Change, createWorld } from '../oauth/world';

async function traced(change: Change = () => undefined): Promise<JudgedTrace> {
  const flow = createWorld({ change }).flow({ revision: '2026-07-28' });
  flow.go('continue');
  return flow.ended();
}

const differing = (left: JudgedTrace, right: JudgedTrace) =>
  compareTraces(left, right).steps.filter(({ differences }) => differences.length > 0);

test('two runs of the same sign-in differ in nothing, though every secret is another', async () => {
  const steps = differing(await traced(), await traced());
  assert.deepEqual(
    steps.map(({ id, differences }) => ({ id, differences })),
    [],
  );
});

test('a document that lacks a member, and all that follows from it, stands at its steps', async () => {
  const before = await traced(({ endpoint }, healthy) =>
    endpoint === 'server-metadata' ? { ...healthy, status: 404, body: '{}' } : undefined,
  );
  const after = await traced();
  const comparison = compareTraces(before, after);
  assert.notEqual(comparison.left.status, comparison.right.status);
  const metadata = comparison.steps.find(({ id }) => id === 'server-metadata');
  assert.ok(metadata?.differences.some(({ what }) => what.startsWith('answer of GET ')));
  const later = comparison.steps.at(-1);
  assert.equal(later?.left?.state ?? 'waiting', 'waiting');
  assert.equal(later?.right?.state, 'done');
});

test('a step that only one has stands alone, in the order of both', async () => {
  const plain = await traced();
  const flow = createWorld().flow({
    settings: { ...plainSettings, call: { tool: 'add', arguments: { a: 1, b: 2 } } },
  });
  flow.go('continue');
  const calling = await flow.ended();
  const { steps } = compareTraces(plain, calling);
  const alone = steps.filter(({ left }) => left === undefined);
  assert.deepEqual(
    alone.map(({ id, differences }) => ({ id, differences })),
    [{ id: 'call-tool', differences: [{ what: 'the step', right: 'done' }] }],
  );
  assert.deepEqual(
    steps.map(({ id }) => id),
    calling.steps.map(({ id }) => id),
  );
  const back = compareTraces(calling, plain).steps.filter(({ right }) => right === undefined);
  assert.deepEqual(
    back.map(({ id }) => id),
    ['call-tool'],
  );
});
