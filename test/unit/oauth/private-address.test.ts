import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlowRequest } from '../../../src/core';
import type { JudgedTrace } from '../../../src/model/trace';
import { checkFindings } from '../rules/check-findings';
import { namedPlaces } from './named-places';
import { type Change, createWorld, healthyAnswer, issuer, json, type World } from './world';

const addresses: { readonly [host: string]: string } = {
  'mcp.example': '203.0.113.7',
  'as.example': '203.0.113.8',
  'intranet.example': '10.0.0.5',
  'here.example': '127.0.0.1',
};

const lookup = async (host: string) => (addresses[host] === undefined ? [] : [addresses[host]]);

async function run(
  change: Change,
  options: { readonly overrides?: readonly string[] } & Partial<FlowRequest> = {},
): Promise<{ trace: JudgedTrace; world: World }> {
  const world = createWorld({ change });
  const { overrides = [], ...request } = options;
  const flow = world.flow({
    ports: { ...world.ports, lookup },
    settings: { overrides, loginTimeout: 0.5 },
    ...request,
  });
  flow.go('continue');
  return { trace: await flow.ended(), world };
}

for (const [place, { step, naming }] of Object.entries(namedPlaces)) {
  for (const url of [
    'https://10.0.0.5/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://localhost:8443/x',
    'https://intranet.example/x',
    'https://here.example/x',
  ]) {
    test(`C56: ${place} of a public server at ${url} stops and asks`, async () => {
      const { trace, world } = await run(naming(url));
      const { host, hostname } = new URL(url);
      assert.equal(trace.stop?.code, 'private-address');
      assert.equal(trace.stop.override, 'private-address');
      assert.equal(trace.stop.step, step);
      assert.deepEqual(
        [...world.requests.map((one) => one.url), ...world.pages].filter(
          (one) => new URL(one).host === host,
        ),
        [],
        'something was sent',
      );
      assert.equal(world.openRedirects(), 0);
      assert.deepEqual(
        trace.findings.map((finding) => finding.rule),
        ['private-address'],
      );
      assert.ok(trace.findings[0]?.title.includes(hostname));
      checkFindings(trace);
      const at = trace.steps.find((one) => one.id === step);
      assert.equal(at?.state, 'stopped');
      if (step === 'browser-login') return;
      const refused = at.exchanges.at(-1);
      assert.equal(refused?.failure?.kind, 'private-address');
      assert.equal(refused.response, undefined);
    });
  }

  test(`C56: the override lets the sign-in go on to ${place} at a private address`, async () => {
    const { world } = await run(naming('https://10.0.0.5/x'), { overrides: ['private-address'] });
    assert.ok(world.requests.some((one) => new URL(one.url).hostname === '10.0.0.5'));
  });
}

test('C56: an authorization server inside the network is signed in to by the override', async () => {
  const inside = async (host: string) => [host === 'mcp.example' ? '203.0.113.7' : '10.0.0.5'];
  const world = createWorld();
  for (const [overrides, end] of [
    [[], 'stopped'],
    [['private-address'], 'signed-in'],
  ] as const) {
    const flow = world.flow({
      ports: { ...world.ports, lookup: inside },
      settings: { overrides, loginTimeout: 5 },
    });
    flow.go('continue');
    const trace = await flow.ended();
    assert.equal(trace.status, end);
    assert.deepEqual(trace.overrides, overrides);
  }
});

test('C56: a server in a private network signs in at any address', async () => {
  for (const address of ['10.0.0.4', '127.0.0.1']) {
    const world = createWorld();
    const flow = world.flow({
      ports: {
        ...world.ports,
        lookup: async (host) => [host === 'mcp.example' ? address : '192.168.1.1'],
      },
    });
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in');
  }
});

test('C56: a redirect does not lead to a private address either', async () => {
  for (const status of [302, 307, 308]) {
    const { trace, world } = await run((seen) =>
      seen.endpoint === 'resource-metadata'
        ? { status, headers: { location: 'http://169.254.169.254/latest' }, body: '' }
        : undefined,
    );
    assert.equal(trace.stop?.step, 'resource-metadata');
    assert.ok(world.requests.every((one) => new URL(one.url).hostname === 'mcp.example'));
  }
});

test('C56: a saved token endpoint is checked again when the sign-in is renewed', async () => {
  const world = createWorld({
    change: (seen, healthy) => {
      switch (seen.endpoint) {
        case 'server-metadata':
          return json({ ...JSON.parse(healthy.body), token_endpoint: 'https://10.0.0.5/token' });
        case 'elsewhere': {
          const { body } = healthyAnswer({ ...seen, endpoint: 'token' });
          return json({ ...JSON.parse(body), expires_in: 1 });
        }
        default:
          return undefined;
      }
    },
  });
  const ports = { ...world.ports, lookup };
  const first = world.flow({
    ports,
    settings: { overrides: ['private-address'], loginTimeout: 5 },
  });
  first.go('continue');
  assert.equal((await first.ended()).status, 'signed-in');
  const before = world.requests.length;
  const again = world.flow({ ports, errand: 'reconnect' });
  again.go('continue');
  const trace = await again.ended();
  assert.equal(trace.stop?.code, 'private-address');
  assert.equal(trace.stop.step, 'refresh');
  assert.equal(world.requests.length, before);
  checkFindings(trace);
});

test('C56: each host is looked up once in a flow', async () => {
  const world = createWorld();
  const asked: string[] = [];
  const flow = world.flow({
    ports: {
      ...world.ports,
      lookup: (host) => {
        asked.push(host);
        return world.ports.lookup(host);
      },
    },
  });
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  assert.deepEqual(asked, ['mcp.example', new URL(issuer).hostname]);
});

test('C56: a lookup that never ends holds up neither the flow nor stop', async () => {
  const stuck = (host: string): Promise<readonly string[]> =>
    host === 'mcp.example' ? Promise.resolve(['203.0.113.7']) : new Promise(() => {});
  const world = createWorld();
  const slow = world.flow({ ports: { ...world.ports, lookup: stuck }, limits: { ms: 50 } });
  slow.go('continue');
  assert.equal((await slow.ended()).stop?.step, 'server-metadata');

  const login = createWorld({
    change:
      namedPlaces['authorization_endpoint']?.naming('https://login.example/x') ??
      assert.fail('there is such a place'),
  });
  const waits = login.flow({
    ports: {
      ...login.ports,
      lookup: (host) => (host === 'login.example' ? stuck(host) : login.ports.lookup(host)),
    },
  });
  const reached = new Promise<void>((resolve) => {
    waits.onChange(() => {
      const at = waits.trace().steps.find((one) => one.id === 'browser-login');
      if (at?.state === 'running') resolve();
    });
  });
  waits.go('continue');
  await reached;
  waits.stop();
  assert.equal((await waits.ended()).status, 'cancelled');
  assert.deepEqual(login.pages, []);
  assert.equal(login.openRedirects(), 0);
});
