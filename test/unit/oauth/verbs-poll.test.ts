import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Flow } from '../../../src/oauth/engine';
import { createDeviceWorld, type DeviceWorld } from './device-world';
import { lastExchange, leavesNothing, quiet, standsAt, stepOf, until } from './flow-driver';
import { json } from './world';

/** Resolves when the flow waits between two polls. */
async function waiting(device: DeviceWorld): Promise<void> {
  await until(device.waits, 'a wait between polls');
}

async function polling(device: DeviceWorld, flow: Flow): Promise<void> {
  flow.go('continue');
  await waiting(device);
}

async function paused(flow: Flow): Promise<ReturnType<Flow['trace']>> {
  await until(() => flow.trace().status === 'paused', 'a pause');
  return flow.trace();
}

test('a device flow polls until the person has decided', async () => {
  const device = createDeviceWorld();
  const flow = device.flow();
  await polling(device, flow);
  assert.equal(flow.userCode(), 'WDJB-MJHT');
  assert.equal(flow.loginUrl(), 'https://as.example/page');
  for (const polls of [1, 2, 3]) {
    assert.equal(device.polls(), polls);
    device.wake();
    await until(() => device.polls() === polls + 1);
    await waiting(device);
  }
  device.decide('granted');
  device.wake();
  assert.equal((await flow.ended()).status, 'signed-in');
  assert.equal(flow.userCode(), undefined);
  await leavesNothing(flow, device.world);
});

test('pause during the wait holds the next poll, which can be changed', async () => {
  const device = createDeviceWorld();
  const flow = device.flow();
  await polling(device, flow);
  flow.pause();
  assert.equal(flow.trace().status, 'running');
  device.wake();
  const trace = await paused(flow);
  assert.equal(standsAt(trace), 'device-token');
  assert.match(trace.upcoming?.body ?? '', /device_code=\{\{deviceCode\}\}/);
  await quiet();
  assert.equal(device.polls(), 1);
  assert.equal(flow.edit({ parameters: { extra: 'x' } }), true);
  device.decide('granted');
  flow.go('continue');
  const end = await flow.ended();
  assert.equal(end.status, 'signed-in');
  assert.deepEqual(
    stepOf(end, 'device-token').exchanges.map(({ edited }) => edited),
    [undefined, true],
  );
  await leavesNothing(flow, device.world);
});

test('an edit of one poll is not one of the next', async () => {
  const device = createDeviceWorld();
  const flow = device.flow();
  flow.setBreakpoints({ steps: ['device-token'] });
  flow.go('continue');
  await paused(flow);
  flow.edit({ parameters: { extra: 'x' } });
  flow.go('continue');
  await waiting(device);
  device.wake();
  await until(() => device.polls() === 2);
  await waiting(device);
  const forms = device.world.requests
    .filter(({ endpoint }) => endpoint === 'token')
    .map(({ body }) => new URLSearchParams(body).get('extra'));
  assert.deepEqual(forms, ['x', null]);
  await leavesNothing(flow, device.world);
});

test('into goes from poll to poll, and next to the end of the step', async () => {
  const device = createDeviceWorld();
  const flow = device.flow();
  flow.setBreakpoints({ steps: ['device-token'] });
  flow.go('continue');
  await paused(flow);
  flow.go('into');
  await paused(flow);
  assert.equal(device.polls(), 1);
  flow.go('into');
  await waiting(device);
  device.wake();
  await until(() => device.polls() === 2);
  assert.equal(standsAt(await paused(flow)), 'device-token');
  flow.go('next');
  await waiting(device);
  device.decide('granted');
  device.wake();
  assert.equal(standsAt(await paused(flow)), 'token-check');
  await leavesNothing(flow, device.world);
});

test('stop, rewind, restart and retry end the wait, and nothing polls behind their back', async () => {
  const verbs: readonly (readonly [string, (flow: Flow) => void])[] = [
    ['stop', (flow) => flow.stop()],
    ['rewind', (flow) => flow.rewind('device-authorization')],
    ['rewind to the first', (flow) => flow.rewind('first-request')],
    ['rewind to the page', (flow) => flow.rewind('device-approval')],
  ];
  for (const [name, verb] of verbs) {
    const device = createDeviceWorld();
    const flow = device.flow();
    await polling(device, flow);
    verb(flow);
    assert.equal(flow.loginUrl(), undefined, name);
    assert.equal(flow.userCode(), undefined);
    await quiet();
    assert.equal(device.waits(), false, name);
    assert.equal(device.polls(), 1, name);
    assert.notEqual(flow.trace().status, 'running');
    if (name !== 'stop') {
      flow.go('continue');
      await waiting(device);
      assert.equal(device.polls(), 2);
      device.decide('granted');
      device.wake();
      assert.equal((await flow.ended()).status, 'signed-in', name);
    }
    await leavesNothing(flow, device.world);
  }
});

test('retry during the wait polls at once', async () => {
  const device = createDeviceWorld();
  const flow = device.flow();
  await polling(device, flow);
  flow.retry();
  await paused(flow);
  assert.equal(device.polls(), 2);
  assert.equal(device.waits(), false);
  const { id } = lastExchange(flow.trace(), 'device-token');
  device.decide('granted');
  assert.equal(flow.resend(id), true);
  await paused(flow);
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  await leavesNothing(flow, device.world);
});

test('the page with the code in its address hides the code and nothing else', async () => {
  for (const [complete, code] of [
    ['https://as.example/oauth/device?user_code=WDJB', 'WDJB'],
    ['https://as.example/oauth/device/one-time-0123456789', 'one-time-0123456789'],
    ['https://as.example/oauth/device#one-time-0123456789', 'one-time-0123456789'],
  ] as const) {
    const device = createDeviceWorld((seen) =>
      seen.url === 'https://as.example/device'
        ? json({
            device_code: 'device-code-0123456789',
            user_code: 'WDJB',
            verification_uri: 'https://as.example/oauth/device',
            verification_uri_complete: complete,
            note: complete,
            interval: 7,
          })
        : undefined,
    );
    const flow = device.flow();
    await polling(device, flow);
    assert.equal(flow.loginUrl(), complete);
    const trace = flow.trace();
    assert.equal(trace.facts.authorizationServer?.issuer, 'https://as.example');
    const { verificationUri } = trace.facts.deviceAuthorization ?? {};
    assert.equal(verificationUri, 'https://as.example/oauth/device');
    // As words of the answer and not under the name of a secret, short codes cannot be told apart.
    const shown = JSON.stringify(trace).replaceAll(/"note\\": \\"[^"]*"/g, '');
    assert.equal(shown.includes(code), false, complete);
    await leavesNothing(flow, device.world);
  }
});

test('restart during the wait shows a new page and a new code', async () => {
  let codes = 0;
  const device = createDeviceWorld((seen) => {
    if (seen.url !== 'https://as.example/device') return undefined;
    codes += 1;
    return json({
      device_code: `device-code-${codes}-0123456789`,
      user_code: `CODE-000${codes}`,
      verification_uri: 'https://as.example/page',
      interval: 7,
    });
  });
  const flow = device.flow();
  await polling(device, flow);
  const first = flow.ended();
  assert.equal(flow.userCode(), 'CODE-0001');
  flow.restart();
  assert.equal((await first).status, 'cancelled');
  await until(() => device.polls() === 2);
  await waiting(device);
  assert.equal(flow.userCode(), 'CODE-0002');
  assert.equal(device.world.pages.length, 2);
  const last = device.world.requests.findLast(({ endpoint }) => endpoint === 'token');
  assert.equal(new URLSearchParams(last?.body).get('device_code'), 'device-code-2-0123456789');
  await leavesNothing(flow, device.world);
});

test('a server that never decides is left after the limit of the step', async () => {
  const device = createDeviceWorld();
  const flow = device.flow();
  flow.go('continue');
  let over = false;
  void flow.ended().then(() => {
    over = true;
  });
  for (let turns = 0; !over && turns < 100_000; turns += 1) {
    device.wake();
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal((await flow.ended()).stop?.code, 'step-limit');
  assert.ok(device.polls() <= 750);
  await leavesNothing(flow, device.world);
});

test('a breakpoint at the token endpoint holds every poll', async () => {
  const device = createDeviceWorld();
  const flow = device.flow();
  flow.setBreakpoints({ exchanges: ['/token'] });
  flow.go('continue');
  for (const polls of [0, 1, 2]) {
    await paused(flow);
    assert.equal(device.polls(), polls);
    flow.go('continue');
    await waiting(device);
    device.wake();
  }
  await paused(flow);
  await leavesNothing(flow, device.world);
  assert.equal(device.polls(), 3);
});

test('a poll that gets no answer in time is made again, and half as often, RFC 8628 §3.5', async () => {
  let late = 0;
  const device = createDeviceWorld((seen) => {
    if (seen.endpoint !== 'token' || late >= 2) return undefined;
    late += 1;
    const cause = Object.assign(new Error('late'), { code: 'ETIMEDOUT' });
    return Promise.reject(new TypeError('fetch failed', { cause }));
  });
  device.decide('granted');
  const waits: number[] = [];
  const flow = device.world.flow({
    ports: {
      ...device.world.ports,
      async sleep(ms, signal) {
        if (![14_000, 28_000].includes(ms)) return device.world.ports.sleep(ms, signal);
        waits.push(ms / 1000);
      },
    },
    settings: { overrides: [], loginTimeout: 5, grant: 'device_code' },
  });
  flow.go('continue');
  const trace = await flow.ended();
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  assert.deepEqual(waits, [14, 28]);
  await leavesNothing(flow, device.world);
});
