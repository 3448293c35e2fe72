import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StepId } from '../../../src/model/flow';
import type { JudgedTrace } from '../../../src/model/trace';
import type { Flow } from '../../../src/oauth/engine';
import {
  leavesNothing,
  placeIn,
  quiet,
  settled,
  signInSteps,
  standsAt,
  stepOf,
  stepTo,
  until,
} from './flow-driver';
import { createWorld, json, type Seen, type World } from './world';

/** A rewind past connect lands on connect, since the session is closed. */
function landing(to: StepId): StepId {
  return to === 'list-tools' || to === 'call-tool' ? 'connect' : to;
}

/** Ways to come to stand at a later point, each with the last step that was reached. */
interface LaterPoint {
  readonly name: string;
  readonly world?: () => World;
  reach(flow: Flow, world: World): Promise<unknown>;
}

function hanging(endpoint: Seen['endpoint'], part = ''): () => World {
  return () =>
    createWorld({
      change: (seen) =>
        seen.endpoint === endpoint && seen.body.includes(part) ? new Promise(() => {}) : undefined,
    });
}

async function under(flow: Flow, world: World, endpoint: Seen['endpoint'], part = '') {
  flow.go('continue');
  await until(() =>
    world.requests.some((seen) => seen.endpoint === endpoint && seen.body.includes(part)),
  );
}

const refusing = (): World =>
  createWorld({
    change: ({ endpoint }) =>
      endpoint === 'token' ? json({ error: 'invalid_grant' }, 400) : undefined,
  });

const laterPoints: readonly LaterPoint[] = [
  {
    name: 'signed in',
    async reach(flow) {
      flow.go('continue');
      assert.equal((await flow.ended()).status, 'signed-in');
    },
  },
  { name: 'paused inside the session', reach: (flow) => stepTo(flow, 'list-tools') },
  { name: 'paused before the token request', reach: (flow) => stepTo(flow, 'token-request') },
  {
    name: 'stopped by the server',
    world: refusing,
    async reach(flow) {
      flow.go('continue');
      assert.equal((await flow.ended()).stop?.step, 'token-request');
    },
  },
  {
    name: 'stopped by the user',
    async reach(flow) {
      await stepTo(flow, 'token-check');
      flow.stop();
      assert.equal((await flow.ended()).status, 'cancelled');
    },
  },
  {
    name: 'being stopped by the user',
    async reach(flow) {
      await stepTo(flow, 'list-tools');
      flow.stop();
    },
  },
  {
    name: 'waiting for the browser',
    world: () => createWorld({ browser: 'waits' }),
    async reach(flow) {
      flow.go('continue');
      await settled(flow);
    },
  },
  {
    name: 'during a request',
    world: hanging('token'),
    reach: (flow, world) => under(flow, world, 'token'),
  },
  {
    name: 'during a call of the session',
    world: hanging('session', 'tools/list'),
    reach: (flow, world) => under(flow, world, 'session', 'tools/list'),
  },
];

for (const point of laterPoints) {
  test(`from ${point.name} the flow goes back to every step, and on from there`, async () => {
    for (const to of signInSteps) {
      const world = point.world?.() ?? createWorld();
      const flow = world.flow();
      await point.reach(flow, world);
      const before = flow.trace();
      flow.rewind(to);
      const trace = flow.trace();
      const reached = before.steps.findIndex(({ state }) => state !== 'done');
      if (reached !== -1 && signInSteps.indexOf(to) > reached) {
        assert.equal(standsAt(trace), standsAt(before), `${to} is still to come`);
      } else {
        assert.equal(trace.status, 'paused', to);
        assert.equal(standsAt(trace), landing(to));
        assertForgotten(trace, landing(to));
        assert.equal(trace.stop, undefined);
        await quiet(3);
        assert.equal(flow.trace().status, 'paused', `${to}: still`);
        assert.equal(world.openRedirects(), 0, `${to}: the listener is closed`);
        const asked = world.requests.length;
        flow.go('next');
        const opened = (): boolean => flow.loginUrl() !== undefined;
        const stands = (): boolean => flow.trace().status !== 'running';
        await until(() => world.requests.length > asked || opened() || stands());
      }
      await leavesNothing(flow, world);
    }
  });
}

/** The steps from there on wait, without facts of theirs; those before are as they were. */
function assertForgotten(trace: JudgedTrace, to: StepId): void {
  const at = trace.steps.findIndex(({ id }) => id === to);
  for (const [index, step] of trace.steps.entries()) {
    if (index < at) assert.equal(step.state, 'done', step.id);
    else {
      assert.equal(step.state, index === at ? 'paused' : 'waiting', step.id);
      assert.equal(step.note, '');
      assert.deepEqual(step.values, []);
      for (const fact of step.gives) assert.equal(trace.facts[fact], undefined, fact);
    }
  }
}

test('from the end the flow goes back to every step and signs in once more', async () => {
  for (const to of signInSteps) {
    const world = createWorld();
    const flow = world.flow();
    let restarts = 0;
    flow.onRestart(() => {
      restarts += 1;
    });
    flow.go('continue');
    await flow.ended();
    flow.rewind(to);
    assert.equal(restarts, 1);
    flow.go('continue');
    const trace = await flow.ended();
    assert.equal(trace.status, 'signed-in', to);
    assert.ok(trace.steps.every(({ state }) => state === 'done'));
    assert.equal(world.requests.filter(({ endpoint }) => endpoint === 'register').length, 1);
    await leavesNothing(flow, world);
  }
});

test('rewind after next is identity, but for what is on record', async () => {
  for (const revision of ['2025-03-26', '2025-06-18', '2025-11-25', '2026-07-28'] as const) {
    const world = createWorld();
    const flow = world.flow({ revision });
    await stepTo(flow, 'challenge');
    for (;;) {
      const before = flow.trace();
      const at = standsAt(before);
      if (at === undefined || landing(at) !== at) break;
      flow.go('next');
      await settled(flow);
      flow.rewind(at);
      const after = flow.trace();
      assert.deepEqual(placeIn(after), placeIn(before), at);
      // A client that was registered is used again, and not registered once more.
      const sends = at === 'registration' ? undefined : before.upcoming;
      assert.deepEqual(after.upcoming, sends, at);
      for (const step of before.steps) {
        const now = stepOf(after, step.id).exchanges;
        assert.deepEqual(now.slice(0, step.exchanges.length), step.exchanges, step.id);
      }
      flow.go('next');
      await settled(flow);
    }
    await leavesNothing(flow, world);
  }
});
