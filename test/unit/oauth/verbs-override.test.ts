import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leavesNothing, settled, standsAt } from './flow-driver';
import { createWorld, json, serverUrl, type World } from './world';

const otherIssuer = (): World =>
  createWorld({
    browser: (url) => {
      url.searchParams.set('iss', 'https://evil.example');
      return url;
    },
  });

test('an override goes on past the stop that it is for, on record, and needs it only once', async () => {
  const world = otherIssuer();
  const flow = world.flow({ revision: '2026-07-28' });
  flow.go('continue');
  const stopped = await flow.ended();
  assert.equal(stopped.stop?.step, 'callback');
  assert.equal(stopped.stop?.override, 'iss-mismatch');
  for (const other of ['resource-mismatch', 'no-such-rule', '']) {
    flow.override(other);
    assert.deepEqual(flow.trace(), stopped);
  }
  flow.override('iss-mismatch');
  const trace = await flow.ended();
  assert.equal(trace.status, 'signed-in');
  assert.deepEqual(trace.overrides, ['iss-mismatch']);
  assert.equal(world.pages.length, 1);
  flow.override('iss-mismatch');
  assert.equal(flow.trace().status, 'signed-in');
  assert.deepEqual(flow.trace().overrides, ['iss-mismatch']);

  flow.restart();
  const second = await flow.ended();
  assert.equal(second.status, 'signed-in');
  assert.deepEqual(second.overrides, ['iss-mismatch']);
  flow.rewind('callback');
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  await leavesNothing(flow, world);
});

test('an override keeps what the step has seen, and asks nothing twice', async () => {
  const world = createWorld({
    change: ({ endpoint }) =>
      endpoint === 'resource-metadata'
        ? json({ resource: `${serverUrl}/other`, authorization_servers: ['https://as.example'] })
        : undefined,
  });
  const flow = world.flow();
  flow.go('continue');
  assert.equal((await flow.ended()).stop?.code, 'resource-mismatch');
  const before = world.requests.length;
  flow.setBreakpoints({ everyStep: true });
  flow.override('resource-mismatch');
  const trace = await settled(flow);
  assert.equal(standsAt(trace), 'server-metadata');
  assert.equal(world.requests.length, before);
  flow.setBreakpoints({ everyStep: false });
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  await leavesNothing(flow, world);
});

test('an address that was refused is asked once it is allowed', async () => {
  const world = createWorld();
  const lookup = async (host: string): Promise<readonly string[]> =>
    host === 'as.example' ? ['10.0.0.5'] : ['203.0.113.7'];
  const flow = world.flow({ ports: { ...world.ports, lookup } });
  flow.go('continue');
  const stopped = await flow.ended();
  assert.equal(stopped.stop?.code, 'private-address');
  assert.equal(stopped.stop?.step, 'server-metadata');
  assert.ok(world.requests.every(({ url }) => !url.startsWith('https://as.example')));
  flow.override('private-address');
  const trace = await flow.ended();
  assert.equal(trace.status, 'signed-in');
  assert.deepEqual(trace.overrides, ['private-address']);
  await leavesNothing(flow, world);
});

test('an override before anything has stopped, and during a run, does nothing', async () => {
  const world = otherIssuer();
  const flow = world.flow({ revision: '2026-07-28', pause: 'step' });
  flow.override('iss-mismatch');
  assert.equal(flow.trace().status, 'ready');
  flow.go('continue');
  await settled(flow);
  flow.override('iss-mismatch');
  assert.deepEqual(flow.trace().overrides, []);
  await leavesNothing(flow, world);
});
