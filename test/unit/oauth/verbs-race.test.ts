import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ports, ReservedRedirect, SecretStore } from '../../../src/model/ports';
import { memorySecrets } from '../../../src/node/node-ports';
import type { Flow } from '../../../src/oauth/engine';
import { leavesNothing, quiet, settled, standsAt, stepTo, until } from './flow-driver';
import { createWorld, json, redirectUri } from './world';

/** Verbs that call off whatever the flow is about. */
const goAway: readonly (readonly [name: string, verb: (flow: Flow) => void])[] = [
  ['stop', (flow) => flow.stop()],
  ['rewind', (flow) => flow.rewind('first-request')],
  ['restart', (flow) => flow.restart()],
];

/** A call that waits until it is let go. */
function held<T>() {
  const waiting: (() => void)[] = [];
  return {
    count: () => waiting.length,
    letGo: () => waiting.splice(0).forEach((go) => void go()),
    after: (work: () => T | Promise<T>): Promise<T> =>
      new Promise<void>((resolve) => waiting.push(resolve)).then(work),
  };
}

test('a redirect that is given after the flow has left it is given back', async () => {
  for (const [name, verb] of goAway) {
    const world = createWorld();
    const gate = held<ReservedRedirect>();
    const { reserveRedirect } = world.ports;
    let first = true;
    const ports: Ports = {
      ...world.ports,
      reserveRedirect(preferred) {
        if (!first) return reserveRedirect(preferred);
        first = false;
        return gate.after(() => reserveRedirect(preferred));
      },
    };
    const flow = world.flow({ ports });
    flow.go('continue');
    await until(() => gate.count() === 1);
    verb(flow);
    gate.letGo();
    await quiet();
    if (name === 'restart') assert.equal((await flow.ended()).status, 'signed-in');
    assert.equal(world.openRedirects(), 0, name);
    await leavesNothing(flow, world);
  }
});

test('no page opens once the flow has left it, however long a lookup takes', async () => {
  for (const [name, verb] of goAway.slice(0, 2)) {
    const world = createWorld({
      browser: 'waits',
      change: (seen, healthy) =>
        seen.endpoint === 'server-metadata'
          ? json({
              ...JSON.parse(healthy.body),
              authorization_endpoint: 'https://login.example/authorize',
            })
          : undefined,
    });
    const gate = held<readonly string[]>();
    const lookup: Ports['lookup'] = async (host) =>
      host === 'login.example' ? gate.after(() => ['203.0.113.8']) : ['203.0.113.7'];
    const flow = world.flow({ ports: { ...world.ports, lookup } });
    flow.go('continue');
    await until(() => gate.count() === 1);
    assert.equal(world.openRedirects(), 1);
    verb(flow);
    gate.letGo();
    await quiet();
    assert.deepEqual(world.pages, [], name);
    assert.equal(flow.loginUrl(), undefined, name);
    await leavesNothing(flow, world);
  }
});

/** A store that can be made to wait at the keys that begin so. */
function slowSecrets(): {
  readonly secrets: SecretStore;
  waitAt(prefix: string): ReturnType<typeof held>;
} {
  const inner = memorySecrets();
  const gate = held<unknown>();
  let slow: string | undefined;
  const at = async <T>(key: string, work: () => Promise<T>): Promise<T> =>
    slow !== undefined && key.startsWith(slow) ? ((await gate.after(work)) as T) : work();
  return {
    secrets: {
      get: (key) => at(key, () => inner.get(key)),
      set: (key, value) => at(key, () => inner.set(key, value)),
      delete: (key) => at(key, () => inner.delete(key)),
      keys: () => inner.keys(),
    },
    waitAt(prefix) {
      slow = prefix;
      return gate;
    },
  };
}

test('what a slow store has saved does not end a step that the flow has left', async () => {
  for (const [prefix, left] of [
    ['registration/', 'registration'],
    ['sign-in/', 'connect'],
  ] as const) {
    for (const to of ['resource-metadata', left] as const) {
      const world = createWorld();
      const { secrets, waitAt } = slowSecrets();
      const flow = world.flow({ ports: { ...world.ports, secrets } });
      await stepTo(flow, left);
      const gate = waitAt(prefix);
      flow.go('continue');
      await until(() => gate.count() > 0);
      flow.rewind(to);
      const before = flow.trace();
      assert.equal(standsAt(before), to);
      for (let turns = 0; turns < 10; turns += 1) {
        gate.letGo();
        await quiet(3);
      }
      const { facts, steps } = flow.trace();
      assert.deepEqual(facts, before.facts);
      assert.deepEqual(
        steps.map(({ state }) => state),
        before.steps.map(({ state }) => state),
      );
      waitAt('none');
      flow.go('continue');
      assert.equal((await flow.ended()).status, 'signed-in');
      await leavesNothing(flow, world);
    }
  }
});

test('a person who answers after the flow has gone back is not heard', async () => {
  const world = createWorld({
    change: (seen, healthy) => {
      if (seen.endpoint !== 'server-metadata') return undefined;
      const { registration_endpoint: _, ...metadata } = JSON.parse(healthy.body);
      return json(metadata);
    },
  });
  const gate = held<{ about: 'client'; clientId: string; clientSecret: string }>();
  const ports: Ports = {
    ...world.ports,
    ask: () =>
      gate.after(() => ({ about: 'client', clientId: 'late', clientSecret: 'late-secret-0123' })),
  };
  const flow = world.flow({ ports });
  flow.go('continue');
  await until(() => gate.count() === 1);
  flow.rewind('client-identity');
  gate.letGo();
  await quiet();
  assert.equal(standsAt(flow.trace()), 'client-identity');
  assert.equal(flow.trace().facts.client, undefined);
  flow.go('continue');
  await until(() => gate.count() === 1);
  gate.letGo();
  assert.equal((await flow.ended()).facts.client?.clientId, 'late');
  await leavesNothing(flow, world);
});

test('a login that comes back in the moment of a verb is not taken for the next one', async () => {
  for (let turns = 0; turns < 12; turns += 1) {
    const world = createWorld({ browser: 'waits' });
    const flow = world.flow();
    flow.go('continue');
    await settled(flow);
    const state = new URL(flow.loginUrl() ?? '').searchParams.get('state');
    world.comeBack(`${redirectUri}?code=abc&state=${state}&iss=https://as.example`);
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    flow.rewind('pkce');
    flow.go('continue');
    await until(() => flow.loginUrl() !== undefined);
    await quiet();
    assert.equal(world.openRedirects(), 1);
    const again = new URL(flow.loginUrl() ?? '').searchParams.get('state');
    assert.notEqual(again, state);
    world.comeBack(`${redirectUri}?code=abc&state=${again}&iss=https://as.example`);
    assert.equal((await flow.ended()).status, 'signed-in');
    await leavesNothing(flow, world);
  }
});
