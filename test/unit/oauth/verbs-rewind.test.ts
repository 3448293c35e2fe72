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
import { createWorld, json, redirectUri, type Seen, sessionAnswer, type World } from './world';

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

test('a rewind closes the session, and the next one is another', async () => {
  let sessions = 0;
  const world = createWorld({
    change: (seen) => {
      if (seen.endpoint !== 'session' || !seen.body.includes('"initialize"')) return undefined;
      sessions += 1;
      const answer = sessionAnswer(seen);
      return { ...answer, headers: { ...answer.headers, 'mcp-session-id': `s${sessions}` } };
    },
  });
  const flow = world.flow();
  await stepTo(flow, 'list-tools');
  flow.rewind('list-tools');
  assert.equal(standsAt(flow.trace()), 'connect');
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  const ends = world.requests.filter(({ method }) => method === 'DELETE');
  assert.deepEqual(
    ends.map(({ headers }) => headers.get('mcp-session-id')),
    ['s1', 's2'],
  );
  const lists = world.requests.filter(({ body }) => body.includes('tools/list'));
  assert.deepEqual(
    lists.map(({ headers }) => headers.get('mcp-session-id')),
    ['s2'],
  );
});

test('a step that was skipped leads back to the one that skipped it', async () => {
  const world = createWorld({
    change: (seen) => (seen.endpoint === 'refusal' ? sessionAnswer(seen) : undefined),
  });
  const flow = world.flow();
  await stepTo(flow, 'connect');
  for (const skipped of ['challenge', 'registration', 'token-check'] as const) {
    assert.equal(stepOf(flow.trace(), skipped).state, 'skipped');
    flow.rewind(skipped);
    assert.equal(standsAt(flow.trace()), 'first-request');
    flow.go('next');
    assert.equal(standsAt(await settled(flow)), 'connect');
  }
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'open');
});

test('an open server gets no token of a sign-in that the flow has gone back behind', async () => {
  let open = false;
  const world = createWorld({
    change: (seen) => (seen.endpoint === 'refusal' && open ? sessionAnswer(seen) : undefined),
  });
  const flow = world.flow();
  flow.go('continue');
  await flow.ended();
  open = true;
  flow.rewind('first-request');
  const before = world.requests.length;
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'open');
  const later = world.requests.slice(before).filter(({ method }) => method !== 'DELETE');
  assert.ok(later.length > 1);
  assert.ok(later.every(({ headers }) => !headers.has('authorization')));
});

test('a rewind behind the place that a step-up went back to forgets the step-up', async () => {
  let lists = 0;
  const world = createWorld({
    change: (seen) => {
      if (seen.endpoint !== 'session' || !seen.body.includes('tools/list')) return undefined;
      lists += 1;
      const challenge = 'Bearer error="insufficient_scope", scope="notes:write"';
      return lists % 2 === 1
        ? { status: 403, headers: { 'www-authenticate': challenge }, body: '' }
        : undefined;
    },
  });
  const flow = world.flow();
  const scopes = (): (string | null)[] =>
    world.pages.map((page) => new URL(page).searchParams.get('scope'));
  const stepUp = ['notes:read', 'notes:read notes:write'];
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  assert.deepEqual(scopes(), stepUp);
  for (const rewinds of [1, 2, 3]) {
    flow.rewind('first-request');
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in');
    assert.deepEqual(
      scopes(),
      Array.from({ length: rewinds + 1 }).flatMap(() => stepUp),
    );
  }
  flow.rewind('challenge');
  flow.go('continue');
  await flow.ended();
  assert.equal(scopes().at(-1), 'notes:read notes:write');
});

test('a rewind to what is not there, or is still to come, changes nothing', async () => {
  const world = createWorld();
  const flow = world.flow();
  flow.rewind('first-request');
  assert.equal(flow.trace().status, 'ready');
  const paused = await stepTo(flow, 'challenge');
  for (const to of ['device-token', 'registration', 'list-tools', 'stdio-server'] as const) {
    flow.rewind(to);
    assert.deepEqual(flow.trace(), paused);
  }
  await leavesNothing(flow, world);
});

test('a login that was gone back behind does not come back', async () => {
  const world = createWorld({ browser: 'waits' });
  const flow = world.flow();
  flow.go('continue');
  await settled(flow);
  const first = new URL(flow.loginUrl() ?? '');
  flow.rewind('pkce');
  assert.equal(flow.loginUrl(), undefined);
  const state = first.searchParams.get('state');
  world.comeBack(`${redirectUri}?code=late&state=${state}&iss=https://as.example`);
  await quiet();
  assert.equal(standsAt(flow.trace()), 'pkce');
  flow.go('continue');
  await settled(flow);
  const second = new URL(flow.loginUrl() ?? '');
  assert.notEqual(second.searchParams.get('state'), state);
  assert.equal(world.openRedirects(), 1);
  await leavesNothing(flow, world);
});
