import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StepId } from '../../../src/model/flow';
import type { JudgedTrace } from '../../../src/model/trace';
import type { Flow } from '../../../src/oauth/engine';
import { createWorld } from './world';

async function paused(flow: Flow): Promise<JudgedTrace> {
  for (let turns = 0; turns < 2000; turns += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    const trace = flow.trace();
    if (trace.status === 'paused') return trace;
  }
  throw new Error(`still ${flow.trace().status}`);
}

/** A flow that stands inside a step, after its first request. */
async function insideOf(step: StepId): Promise<Flow> {
  const flow = createWorld().flow({ pause: 'step' });
  flow.go('next');
  while (standsAt(await paused(flow)) !== step) flow.go('next');
  flow.go('into');
  await paused(flow);
  return flow;
}

function standsAt({ steps }: JudgedTrace): StepId | undefined {
  return steps.find(({ state }) => state === 'paused')?.id;
}

function exchangesOf({ steps }: JudgedTrace, id: StepId) {
  return steps.find((step) => step.id === id)?.exchanges ?? [];
}

const sending: readonly StepId[] = [
  'first-request',
  'resource-metadata',
  'server-metadata',
  'registration',
  'token-request',
];

test('a request is sent again, changed, from where the flow is paused after it', async () => {
  for (const step of sending) {
    const flow = await insideOf(step);
    const [first] = exchangesOf(flow.trace(), step);
    assert.ok(flow.resend(first?.id ?? '', { headers: { 'x-mine': '1' } }), step);
    const trace = await paused(flow);
    assert.equal(standsAt(trace), step);
    const exchanges = exchangesOf(trace, step);
    assert.deepEqual(
      exchanges.map(({ edited }) => edited),
      [undefined, true],
      step,
    );
    assert.ok(exchanges[1]?.request.headers.some(([name]) => name === 'x-mine'));
    flow.go('next');
    assert.notEqual(standsAt(await paused(flow)), step);
    flow.setBreakpoints({ everyStep: false });
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in', step);
  }
});

test('the last request is tried again from where the flow is paused after it', async () => {
  for (const step of sending) {
    const flow = await insideOf(step);
    flow.retry();
    const trace = await paused(flow);
    assert.equal(standsAt(trace), step);
    assert.equal(exchangesOf(trace, step).length, 2);
    flow.stop();
  }
});

test('after going back, the verb is meant for the step that the flow stands at, the first one too', async () => {
  for (const step of ['first-request', 'resource-metadata'] as const) {
    const flow = await insideOf('server-metadata');
    flow.rewind(step);
    assert.equal(standsAt(await paused(flow)), step);
    flow.go('next');
    const trace = await paused(flow);
    assert.equal(trace.steps.find(({ id }) => id === step)?.state, 'done');
    flow.stop();
  }
});
