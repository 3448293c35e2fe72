import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFlowKeeper, type KeptFlow } from '../../../src/host/flow-keeper';
import type { SecretStore } from '../../../src/model/ports';
import type { JudgedTrace } from '../../../src/model/trace';
import { memorySecrets } from '../../../src/node/node-ports';
import type { Flow } from '../../../src/oauth/engine';
import { createFlowStore } from '../../../src/oauth/flow-store';
import { createWorld } from '../oauth/world';
import { createMemento } from './memento';

const begun: Omit<KeptFlow, 'id'> = {
  entry: 'file:///mcp.json#notes',
  errand: 'sign-in',
  revision: '2025-11-25',
  pause: 'trace',
  server: 'print',
};
const day = 86_400_000;

/** What outlives a window, and the windows that use it. */
function createMachine() {
  const secrets = memorySecrets();
  const state = createMemento();
  const logs: string[] = [];
  const ids: string[] = [];
  let time = 1_800_000_000_000;
  return {
    secrets,
    state,
    logs,
    later: (ms: number) => {
      time += ms;
    },
    open: (store: SecretStore = secrets) =>
      createFlowKeeper({
        state,
        store: createFlowStore(store, () => time),
        newId: () => `flow-${ids.push('')}`,
        log: (message) => void logs.push(message),
      }),
  };
}

async function settled(flow: Flow): Promise<JudgedTrace> {
  for (let turns = 0; turns < 2000; turns += 1) {
    const trace = flow.trace();
    if (trace.status !== 'running' && trace.status !== 'ready') return trace;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`still ${flow.trace().status}`);
}

test('a flow that is paused when its window closes goes on in the next, and is forgotten at its end', async () => {
  const machine = createMachine();
  const world = createWorld();
  const first = machine.open();
  const flow = world.flow({ pause: 'trace', keep: first.begin(begun) });
  flow.go('continue');
  const before = await settled(flow);
  assert.equal(before.status, 'paused');
  first.dispose();
  flow.stop();
  await flow.ended();

  const second = machine.open();
  assert.deepEqual(second.kept, { id: 'flow-1', ...begun });
  const resume = await second.load();
  assert.ok(resume !== undefined);
  const again = world.flow({ pause: 'trace', resume, keep: second.goOn() });
  assert.deepEqual(
    again.trace().steps.map(({ id, state }) => [id, state]),
    before.steps.map(({ id, state }) => [id, state]),
  );
  again.go('continue');
  assert.equal((await again.ended()).status, 'signed-in');
  assert.equal(await second.load(), undefined);
  assert.deepEqual(second.kept, { id: 'flow-1', ...begun }, 'to trace it again');
  assert.deepEqual(machine.logs, []);
});

test('what a flow holds is in the secret store alone', async () => {
  const machine = createMachine();
  const keeper = machine.open();
  const flow = createWorld({ browser: 'waits' }).flow({
    pause: 'trace',
    keep: keeper.begin(begun),
  });
  flow.go('continue');
  await settled(flow);
  const held = (await keeper.load()) ?? '';
  const { vault } = JSON.parse(held) as { vault: { held: { codeVerifier: string } } };
  assert.equal(vault.held.codeVerifier.length, 43);
  assert.ok(!machine.state.text().includes(vault.held.codeVerifier));
  flow.stop();
});

test('another flow, or nobody who wants to see it, drops what was kept', async () => {
  const machine = createMachine();
  const keeper = machine.open();
  const keepFirst = keeper.begin(begun);
  await keepFirst('first');
  assert.equal(await keeper.load(), 'first');
  const keepSecond = keeper.begin({ ...begun, errand: 'reconnect' });
  await keepFirst('late');
  await keepSecond('second');
  assert.equal(await keeper.load(), 'second');
  assert.deepEqual(await machine.secrets.keys(), ['flow/1/flow-2']);
  await keeper.forget();
  assert.equal(keeper.kept, undefined);
  await keepSecond('too late');
  assert.deepEqual(await machine.secrets.keys(), []);
  assert.equal(machine.open().kept, undefined);
});

test('writes land in their order, however long each takes', async () => {
  const machine = createMachine();
  let wait = 20;
  const slow: SecretStore = {
    ...machine.secrets,
    async set(key, value) {
      wait -= 10;
      await new Promise((resolve) => setTimeout(resolve, Math.max(wait, 0)));
      await machine.secrets.set(key, value);
    },
  };
  const keeper = machine.open(slow);
  const keep = keeper.begin(begun);
  await Promise.all(['one', 'two', 'three'].map(keep));
  assert.equal(await keeper.load(), 'three');
});

test('what is older than a day is dropped as the keeper begins', async () => {
  const machine = createMachine();
  await machine.open().begin(begun)('old');
  machine.later(day + 1);
  assert.equal(await machine.open().load(), undefined);
  assert.deepEqual(await machine.secrets.keys(), []);
});

test('a store that fails is said in the log and stops nothing', async () => {
  const machine = createMachine();
  const failing: SecretStore = {
    ...machine.secrets,
    get: () => Promise.reject(new Error('locked')),
    set: () => Promise.reject(new Error('locked')),
  };
  const keeper = machine.open(failing);
  await keeper.begin(begun)('text');
  assert.equal(await keeper.load(), undefined);
  assert.deepEqual(
    [...new Set(machine.logs)],
    ['The state of a paused flow could not be read or written.'],
  );
});

test('state of another shape counts as nothing', () => {
  const whole = { id: 'a', ...begun };
  for (const kept of [
    null,
    'flow',
    { ...whole, id: 7 },
    { ...whole, errand: 'format-disk' },
    { ...whole, revision: '2019-01-01' },
    { ...whole, server: undefined },
  ]) {
    const keeper = createFlowKeeper({
      state: createMemento({ 'flow/1': kept }),
      store: createFlowStore(memorySecrets(), () => 0),
      newId: () => 'b',
      log: () => {},
    });
    assert.equal(keeper.kept, undefined, JSON.stringify(kept));
  }
});
