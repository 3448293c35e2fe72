import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StepId } from '../../../src/model/flow';
import { shouldPause, stepPolicy } from '../../../src/oauth/gate';
import { leavesNothing, settled, signInSteps, standsAt, stepTo, until } from './flow-driver';
import { createWorld, json } from './world';

test('a breakpoint at a step holds the flow before it, and nowhere else', async () => {
  for (const step of signInSteps) {
    const world = createWorld();
    const flow = world.flow();
    flow.setBreakpoints({ steps: [step] });
    flow.go('continue');
    const trace = await settled(flow);
    assert.equal(trace.status, 'paused', step);
    assert.equal(standsAt(trace), step);
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in');
    await leavesNothing(flow, world);
  }
});

test('a breakpoint at an address holds each request to it, with the star for anything', async () => {
  const cases: readonly (readonly [pattern: string, held: number])[] = [
    ['https://as.example/token', 1],
    ['as.example', 4],
    ['https://*/register', 1],
    ['*.well-known*resource*', 1],
    ['as.example*register', 1],
    ['register*as.example', 0],
    ['AS.EXAMPLE', 0],
    ['', 0],
  ];
  for (const [pattern, held] of cases) {
    const world = createWorld();
    const flow = world.flow();
    flow.setBreakpoints({ exchanges: [pattern] });
    let pauses = 0;
    for (;;) {
      const before = world.requests.length;
      flow.go('continue');
      const trace = await settled(flow);
      if (trace.status !== 'paused') break;
      pauses += 1;
      assert.ok(pauses < 20);
      assert.ok(trace.upcoming, pattern);
      const { url } = trace.upcoming;
      assert.equal(
        world.requests.slice(before).some((seen) => seen.url === url),
        false,
      );
    }
    assert.equal(pauses, held, pattern);
    assert.equal((await flow.ended()).status, 'signed-in');
  }
});

test('a star alone holds every request', () => {
  const policy = { everyStep: false, steps: [], exchanges: ['*'], findings: false };
  for (const url of ['https://as.example/token', 'http://127.0.0.1:1/'])
    assert.equal(shouldPause(policy, 'continue', { at: 'request', url }), true);
});

test('a request that was shown while the flow stood before it is not held once more', async () => {
  const world = createWorld();
  const flow = world.flow();
  const exchanges = ['as.example/token'];
  flow.setBreakpoints({ steps: ['token-request'], exchanges });
  flow.go('continue');
  const trace = await settled(flow);
  assert.match(trace.upcoming?.url ?? '', /token$/);
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  // Nor is one that a verb was told to send.
  flow.rewind('token-request');
  flow.go('into');
  const after = await settled(flow);
  assert.equal(after.steps.find(({ id }) => id === 'token-request')?.exchanges.length, 2);
  flow.retry();
  const again = await settled(flow);
  assert.equal(again.steps.find(({ id }) => id === 'token-request')?.exchanges.length, 3);
  await leavesNothing(flow, world);
});

test('breakpoints are set and lifted while the flow runs', async () => {
  let go: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const world = createWorld({
    change: async ({ endpoint }) => {
      if (endpoint === 'resource-metadata') await gate;
      return undefined;
    },
  });
  const flow = world.flow({ pause: 'step' });
  flow.setBreakpoints({ everyStep: false });
  flow.go('continue');
  await until(() => world.requests.some(({ endpoint }) => endpoint === 'resource-metadata'));
  flow.setBreakpoints({ steps: ['pkce'], exchanges: ['/register'] });
  go();
  const seen: (StepId | undefined)[] = [];
  for (let pauses = 0; pauses < 2; pauses += 1) {
    seen.push(standsAt(await settled(flow)));
    if (pauses === 1) flow.setBreakpoints({ steps: [], exchanges: [] });
    flow.go('continue');
  }
  assert.deepEqual(seen, ['registration', 'pkce']);
  assert.equal((await flow.ended()).status, 'signed-in');
});

test('a finding that came before, or comes again, holds the flow as often as it is new', async () => {
  const world = createWorld({
    change: (seen) =>
      seen.endpoint === 'refusal'
        ? json({}, 401, { 'www-authenticate': 'Bearer scope="notes:read", =' })
        : undefined,
  });
  const flow = world.flow();
  flow.setBreakpoints({ findings: true });
  flow.go('continue');
  assert.equal(standsAt(await settled(flow)), 'resource-metadata');
  // Rewound behind it and come to again, it is new.
  flow.rewind('first-request');
  flow.go('continue');
  assert.equal(standsAt(await settled(flow)), 'resource-metadata');
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
});

test('the first step is stood before once, also after a rewind to it', async () => {
  const world = createWorld();
  const flow = world.flow({ pause: 'step' });
  flow.go('continue');
  assert.equal(standsAt(await settled(flow)), 'first-request');
  flow.go('next');
  assert.equal(standsAt(await settled(flow)), 'challenge');
  flow.rewind('first-request');
  flow.go('next');
  assert.equal(standsAt(await settled(flow)), 'challenge');
  await leavesNothing(flow, world);
});

test('requests of a session beside each other are held one at a time', async () => {
  const world = createWorld();
  const flow = world.flow();
  await stepTo(flow, 'connect');
  flow.setBreakpoints({ exchanges: ['mcp.example'] });
  const held: string[] = [];
  flow.go('next');
  for (let pauses = 0; pauses < 20; pauses += 1) {
    const trace = await settled(flow);
    if (trace.status !== 'paused') break;
    const { upcoming } = trace;
    const made = world.requests.length;
    // Whatever else the session wants waits too.
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(world.requests.length, made);
    assert.equal(flow.trace().status, 'paused');
    held.push(/"method":"([^"]+)"/.exec(upcoming?.body ?? '')?.[1] ?? upcoming?.method ?? 'none');
    flow.go('next');
  }
  assert.equal((await flow.ended()).status, 'signed-in');
  const requests = held.filter((one) => one !== 'none');
  assert.deepEqual(requests.toSorted(), [
    'GET',
    'initialize',
    'notifications/initialized',
    'tools/list',
  ]);
  assert.equal(held.filter((one) => one === 'none').length, 1);
});

test('the policies of the commands pause where they say', () => {
  const point = { at: 'step', step: 'challenge', newFindings: false } as const;
  assert.equal(shouldPause(stepPolicy, 'continue', point), true);
  assert.equal(shouldPause({ ...stepPolicy, everyStep: false }, 'continue', point), false);
  assert.equal(shouldPause({ ...stepPolicy, everyStep: false }, 'next', point), true);
});
