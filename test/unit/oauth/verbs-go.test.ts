import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StepId } from '../../../src/model/flow';
import { settled, standsAt, signInSteps as steps } from './flow-driver';
import { createWorld } from './world';

test('continue runs to the end, and gives everything back', async () => {
  const world = createWorld();
  const flow = world.flow();
  assert.equal(flow.trace().status, 'ready');
  flow.go('continue');
  const trace = await flow.ended();
  assert.equal(trace.status, 'signed-in');
  assert.deepEqual(
    trace.steps.map(({ id, state }) => [id, state]),
    steps.map((id) => [id, 'done']),
  );
  assert.deepEqual(trace.findings, []);
  assert.equal(world.openRedirects(), 0);
  assert.deepEqual(world.logs, []);
});

test('the policy of Trace pauses before the browser opens and nowhere else', async () => {
  const world = createWorld();
  const flow = world.flow({ pause: 'trace' });
  flow.go('continue');
  const trace = await settled(flow);
  assert.equal(trace.status, 'paused');
  assert.equal(standsAt(trace), 'browser-login');
  assert.deepEqual(world.pages, []);
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
});

test('the policy of Trace pauses after a step that brought a finding', async () => {
  const world = createWorld({
    change: (seen, healthy) =>
      seen.endpoint === 'refusal'
        ? { ...healthy, headers: { 'www-authenticate': 'Bearer scope="notes:read", =' } }
        : undefined,
  });
  const flow = world.flow({ pause: 'trace' });
  flow.go('continue');
  const trace = await settled(flow);
  assert.equal(trace.status, 'paused');
  assert.ok(trace.findings.some(({ severity }) => severity !== 'info'));
  assert.equal(standsAt(trace), 'resource-metadata');
  flow.go('continue');
  assert.equal(standsAt(await settled(flow)), 'browser-login');
  flow.stop();
  await flow.ended();
});

test('the policy of Step pauses before every step, whatever the verb', async () => {
  for (const verb of ['continue', 'next'] as const) {
    const flow = createWorld().flow({ pause: 'step' });
    const stops: (StepId | undefined)[] = [];
    flow.go(verb);
    for (;;) {
      const trace = await settled(flow);
      if (trace.status !== 'paused') break;
      stops.push(standsAt(trace));
      flow.go(verb);
    }
    assert.deepEqual(stops, steps, verb);
    assert.equal((await flow.ended()).status, 'signed-in');
  }
});

test('next takes one step, from the very first', async () => {
  const world = createWorld();
  const flow = world.flow();
  for (const [at, id] of steps.entries()) {
    flow.go('next');
    const trace = await settled(flow);
    assert.equal(trace.steps[at]?.state, 'done', id);
    assert.equal(standsAt(trace), steps[at + 1], id);
  }
  assert.equal((await flow.ended()).status, 'signed-in');
});

test('into takes one request at a time', async () => {
  const world = createWorld();
  const flow = world.flow({ revision: '2025-11-25' });
  let before = 0;
  const taken: number[] = [];
  for (let pauses = 0; pauses < 40; pauses += 1) {
    flow.go('into');
    const trace = await settled(flow);
    taken.push(world.requests.length - before);
    before = world.requests.length;
    if (trace.status !== 'paused') break;
  }
  assert.equal((await flow.ended()).status, 'signed-in');
  // The browser's own request and those of a session come in groups; of our own there is one at most.
  assert.ok(taken.slice(0, 10).every((count) => count <= 1));
  assert.ok(taken.length > steps.length);
});

test('pause stops at the next boundary, and continue takes it back', async () => {
  const world = createWorld();
  const flow = world.flow();
  flow.pause();
  flow.go('continue');
  flow.pause();
  const trace = await settled(flow);
  assert.equal(trace.status, 'paused');
  assert.equal(trace.steps[0]?.exchanges.length, 1);
  flow.go('continue');
  flow.pause();
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
});

test('changes are told at most once per turn, and not after the listener has left', async () => {
  const flow = createWorld().flow();
  let told = 0;
  const leave = flow.onChange(() => {
    told += 1;
  });
  flow.go('continue');
  await flow.ended();
  assert.ok(told > steps.length);
  await new Promise((go) => setImmediate(go));
  const before = told;
  leave();
  flow.restart();
  await flow.ended();
  assert.equal(told, before);
});
