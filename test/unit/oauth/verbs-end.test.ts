import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ports } from '../../../src/model/ports';
import { deferred } from '../../../src/oauth/deferred';
import type { Flow } from '../../../src/oauth/engine';
import { createLease } from '../../../src/oauth/lease';
import {
  leavesNothing,
  placeIn,
  quiet,
  settled,
  signInSteps,
  standsAt,
  until,
} from './flow-driver';
import { createWorld, serverUrl } from './world';

/** A world with a saved sign-in that has to be renewed. */
async function signedInLongAgo() {
  const world = createWorld();
  const signIn = world.flow();
  signIn.go('continue');
  assert.equal((await signIn.ended()).status, 'signed-in');
  const now = (): number => world.ports.now() + 7_200_000;
  return { world, ports: { ...world.ports, now } };
}

test('a flow that waits for its turn to renew can be called off, and leaves the turn to others', async () => {
  for (const [name, verb] of [
    ['stop', (flow: Flow) => flow.stop()],
    ['rewind', (flow: Flow) => flow.rewind('stored-token')],
    ['restart', (flow: Flow) => flow.restart()],
    ['retry', (flow: Flow) => flow.retry()],
  ] as const) {
    const { world, ports } = await signedInLongAgo();
    const release = await takeTurn(ports);
    const flow = world.flow({ errand: 'reconnect', ports });
    flow.go('continue');
    await until(() => standsAt(flow.trace()) === 'refresh');
    await quiet(5);
    const ended = flow.ended();
    verb(flow);
    await quiet();
    if (name === 'stop' || name === 'restart') assert.equal((await ended).status, 'cancelled');
    if (name === 'rewind') assert.equal(flow.trace().status, 'paused');
    release();
    flow.go('continue');
    if (name !== 'stop') {
      const trace = await waitFor(flow);
      assert.equal(trace.status, 'signed-in', name);
    }
    const asked = world.requests.filter(({ body }) => body.includes('grant_type=refresh_token'));
    assert.equal(asked.length, name === 'stop' ? 0 : 1, name);
    await leavesNothing(flow, world);
  }
});

/** Takes the turn to renew, which the flow then waits for; what it gives gives the turn back. */
function takeTurn(ports: Ports): Promise<() => void> {
  const { promise, resolve } = deferred<() => void>();
  const work = (): Promise<void> => new Promise((release) => resolve(release));
  void createLease(ports).hold(serverUrl, new AbortController().signal, work);
  return promise;
}

/** Goes on until the flow is over. */
async function waitFor(flow: Flow) {
  for (let pauses = 0; pauses < 10; pauses += 1) {
    flow.go('continue');
    await until(() => flow.trace().status !== 'running');
    if (flow.trace().status !== 'paused') return flow.ended();
  }
  return flow.trace();
}

test('a turn that comes just as the flow is called off is not kept', async () => {
  for (let turns = 0; turns < 16; turns += 1) {
    const { world, ports } = await signedInLongAgo();
    const release = await takeTurn(ports);
    const flow = world.flow({ errand: 'reconnect', ports });
    flow.go('continue');
    await until(() => standsAt(flow.trace()) === 'refresh');
    release();
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    flow.stop();
    await flow.ended();
    await createLease(ports).hold(serverUrl, AbortSignal.timeout(2000), async () => {});
  }
});

test('verbs while the last things of a flow are put away bring it to life whole', async () => {
  const kept: (string | undefined)[] = [];
  const world = createWorld({
    change: ({ method }) => (method === 'DELETE' ? new Promise(() => {}) : undefined),
  });
  const flow = world.flow({
    keep: async (text) => {
      await quiet(2);
      kept.push(text);
    },
  });
  let restarts = 0;
  flow.onRestart(() => {
    restarts += 1;
  });
  flow.go('continue');
  // The server never answers the end of the session, which the flow waits for a while.
  await until(() => world.requests.some(({ method }) => method === 'DELETE'));
  const first = flow.ended();
  flow.rewind('token-check');
  assert.equal((await first).status, 'signed-in');
  assert.equal(restarts, 1);
  const trace = flow.trace();
  assert.equal(trace.status, 'paused');
  await new Promise((resolve) => setTimeout(resolve, 2300));
  assert.deepEqual(placeIn(flow.trace()), placeIn(trace));
  assert.equal(typeof kept.at(-1), 'string');
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  assert.equal(kept.at(-1), undefined);
});

test('a restart keeps the text of the new run, not that of the old one', async () => {
  const kept: (string | undefined)[] = [];
  const world = createWorld({
    change: ({ method }) => (method === 'DELETE' ? new Promise(() => {}) : undefined),
  });
  const flow = world.flow({ pause: 'step', keep: async (text) => void kept.push(text) });
  for (const step of signInSteps.slice(0, -1)) {
    flow.go('continue');
    await settled(flow);
    assert.equal(standsAt(flow.trace()), step);
  }
  flow.go('continue');
  await settled(flow);
  flow.restart();
  await settled(flow);
  await new Promise((resolve) => setTimeout(resolve, 2300));
  assert.equal(JSON.parse(kept.at(-1) ?? 'null')?.state.position, 0);
  flow.stop();
  await flow.ended();
  assert.equal(kept.at(-1), undefined);
});
