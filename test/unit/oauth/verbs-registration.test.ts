import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ports } from '../../../src/model/ports';
import { startHealthyDpop } from '../../server/scenarios/healthy-dpop';
import { createDeviceWorld } from './device-world';
import { leavesNothing, settled, standsAt, stepOf, stepTo, until } from './flow-driver';
import { realFlows } from './real-flow';
import { createWorld, json, redirectUri, type Seen, type World } from './world';

const registers = ({ requests }: World): number =>
  requests.filter(({ endpoint }) => endpoint === 'register').length;

async function signIn(world: World) {
  const flow = world.flow();
  flow.go('continue');
  const trace = await flow.ended();
  await leavesNothing(flow, world);
  return trace;
}

test('restart, rewind and later flows use the registration again', async () => {
  const world = createWorld();
  const flow = world.flow();
  flow.go('continue');
  await flow.ended();
  for (const verb of [
    () => flow.restart(),
    () => flow.rewind('first-request'),
    () => flow.rewind('client-identity'),
    () => flow.rewind('registration'),
  ]) {
    verb();
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in');
    assert.equal(registers(world), 1);
  }
  for (let times = 0; times < 3; times += 1) {
    const trace = await signIn(world);
    assert.equal(trace.status, 'signed-in');
    assert.equal(stepOf(trace, 'registration').note, 'registered earlier');
  }
  assert.equal(registers(world), 1);
});

test('the same with servers and a listener that are real, whose port is taken again', async () => {
  const servers = await startHealthyDpop();
  try {
    const flows = realFlows(servers.url);
    const flow = flows.flow();
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in');
    for (const verb of [() => flow.restart(), () => flow.rewind('client-identity')]) {
      verb();
      flow.go('continue');
      assert.equal((await flow.ended()).status, 'signed-in');
    }
    // Also while the listener is open.
    const waiting = flows.flow();
    await stepTo(waiting, 'browser-login');
    waiting.rewind('client-identity');
    waiting.go('continue');
    assert.equal((await waiting.ended()).status, 'signed-in');
    const made = servers.requests.filter(
      ({ method, path }) => method === 'POST' && path === '/reg',
    );
    assert.equal(made.length, 1);
  } finally {
    await servers.close();
  }
});

test('clients of grants without a browser are used again too', async () => {
  const device = createDeviceWorld();
  device.decide('granted');
  for (let times = 0; times < 3; times += 1) {
    const flow = device.flow();
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in');
  }
  assert.equal(registers(device.world), 1);
});

test('another port for the redirect is another registration, and each port has its own', async () => {
  const world = createWorld();
  await signIn(world);
  const other = 'http://127.0.0.1:40000/callback';
  const preferred: (string | undefined)[] = [];
  const ports: Ports = {
    ...world.ports,
    async reserveRedirect(wish) {
      preferred.push(wish);
      return { ...(await world.ports.reserveRedirect(wish)), uri: other };
    },
  };
  const moved = world.flow({ ports });
  moved.go('continue');
  const trace = await moved.ended();
  assert.equal(trace.status, 'signed-in');
  assert.deepEqual(preferred, [redirectUri]);
  assert.equal(registers(world), 2);
  assert.match(world.pages.at(-1) ?? '', /redirect_uri=http%3A%2F%2F127.0.0.1%3A40000/);
});

/** A server that knows a client only until it is told to forget all before. */
function forgetful(where: 'token' | 'authorize') {
  let count = 0;
  let firstKnown = 1;
  const unknown = (id: string | null): boolean => Number(id?.slice('client-'.length)) < firstKnown;
  const world = createWorld({
    change: (seen: Seen) => {
      if (seen.endpoint === 'register') {
        count += 1;
        return json({ client_id: `client-${count}`, token_endpoint_auth_method: 'none' }, 201);
      }
      if (where === 'token' && seen.endpoint === 'token') {
        return unknown(new URLSearchParams(seen.body).get('client_id'))
          ? json({ error: 'invalid_client' }, 401)
          : undefined;
      }
      if (where === 'authorize' && seen.endpoint === 'authorize') {
        const query = new URL(seen.url).searchParams;
        if (!unknown(query.get('client_id'))) return undefined;
        const back = new URL(query.get('redirect_uri') ?? '');
        back.searchParams.set('error', 'unauthorized_client');
        back.searchParams.set('state', query.get('state') ?? '');
        back.searchParams.set('iss', 'https://as.example');
        return { status: 302, headers: { location: back.href }, body: '' };
      }
      return undefined;
    },
  });
  return {
    world,
    forget() {
      firstKnown = count + 1;
    },
    forgetAll() {
      firstKnown = 1000;
    },
  };
}

for (const where of ['token', 'authorize'] as const) {
  test(`a client from before that the server does not know at ${where} is made anew, once`, async () => {
    const { world, forget, forgetAll } = forgetful(where);
    await signIn(world);
    forget();
    const again = await signIn(world);
    assert.equal(again.status, 'signed-in');
    assert.equal(again.facts.client?.clientId, 'client-2');
    assert.equal(registers(world), 2);
    // The one that was refused is forgotten, and the new one is used again.
    assert.equal((await signIn(world)).facts.client?.clientId, 'client-2');
    assert.equal(registers(world), 2);
    const keys = (await world.ports.secrets.keys()).filter((key) =>
      key.startsWith('registration/'),
    );
    assert.equal(keys.length, 1);

    forgetAll();
    const stopped = await signIn(world);
    assert.equal(stopped.stop?.step, where === 'token' ? 'token-request' : 'callback');
    assert.equal(registers(world), 3);
  });
}

test('a client that was registered just now and is not known is no stale one', async () => {
  const { world, forgetAll } = forgetful('token');
  forgetAll();
  const trace = await signIn(world);
  assert.equal(trace.stop?.code, 'token-refused');
  assert.equal(registers(world), 1);
});

test('a login that never came back leaves a client from before in doubt, and a fresh one not', async () => {
  const world = createWorld({ browser: 'waits' });
  const settings = { overrides: [], loginTimeout: 0.02 };
  const comesBack = async (flow: ReturnType<World['flow']>): Promise<void> => {
    await until(() => flow.loginUrl() !== undefined);
    const state = new URL(flow.loginUrl() ?? '').searchParams.get('state');
    world.comeBack(`${redirectUri}?code=abc&state=${state}&iss=https://as.example`);
  };
  const late = async () => {
    const flow = world.flow({ settings });
    flow.go('continue');
    assert.equal((await flow.ended()).stop?.code, 'login-not-finished');
    return flow;
  };
  await late();
  assert.equal(registers(world), 1);
  // It was fresh, so it is used again; now it is one from before.
  await late();
  assert.equal(registers(world), 1);
  // The next run registers anew.
  const third = await late();
  assert.equal(registers(world), 2);
  third.setBreakpoints({ steps: ['browser-login'] });
  third.rewind('registration');
  third.go('continue');
  assert.equal(standsAt(await settled(third)), 'browser-login');
  assert.equal(registers(world), 2);
  await leavesNothing(third, world);
  // Of a run that goes on and comes back after all, the client is good again.
  const fourth = await late();
  assert.equal(registers(world), 2);
  fourth.retry();
  await comesBack(fourth);
  await until(() => fourth.trace().status === 'paused');
  fourth.go('continue');
  assert.equal((await fourth.ended()).status, 'signed-in');
  const fifth = world.flow();
  fifth.go('continue');
  await comesBack(fifth);
  assert.equal((await fifth.ended()).status, 'signed-in');
  assert.equal(registers(world), 2);
});

test('a login that is called off says nothing against the client', async () => {
  const world = createWorld({ browser: 'waits' });
  for (let times = 0; times < 3; times += 1) {
    const flow = world.flow();
    flow.go('continue');
    await until(() => flow.loginUrl() !== undefined);
    await leavesNothing(flow, world);
  }
  assert.equal(registers(world), 1);
});

test('a client that the server has forgotten is registered anew for a device too', async () => {
  let forgotten = false;
  const device = createDeviceWorld((seen) => {
    if (!forgotten) return undefined;
    if (seen.endpoint === 'register') return json({ client_id: 'client-2' }, 201);
    const isOld = new URLSearchParams(seen.body).get('client_id') === 'client-1';
    return isOld ? json({ error: 'invalid_client' }, 401) : undefined;
  });
  device.decide('granted');
  for (const known of ['client-1', 'client-2']) {
    const flow = device.flow();
    flow.go('continue');
    const trace = await flow.ended();
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.equal(trace.facts.client?.clientId, known);
    forgotten = true;
  }
  assert.equal(registers(device.world), 2);
});
