import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestRevision } from '../../../src/model/revision';
import { settled, signInSteps as steps } from './flow-driver';
import { createWorld, json, redirectUri, type Seen } from './world';

test('a browser that does not open is said in the log, and the login goes on', async () => {
  for (const openBrowser of [async () => false, () => Promise.reject(new Error('no display'))]) {
    const world = createWorld({ browser: 'waits' });
    const flow = world.flow({ ports: { ...world.ports, openBrowser } });
    flow.go('continue');
    await settled(flow);
    const { searchParams } = new URL(flow.loginUrl() ?? '');
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(world.logs.length, 1);
    const state = searchParams.get('state');
    world.comeBack(`${redirectUri}?code=abc&state=${state}&iss=https://as.example`);
    assert.equal((await flow.ended()).status, 'signed-in');
  }
});

test('a bug in a rule ends the flow with an error and leaves nothing open', async () => {
  const world = createWorld({ browser: 'waits' });
  const flow = world.flow({
    ports: {
      ...world.ports,
      random: () => {
        throw new Error('no randomness');
      },
    },
  });
  flow.go('continue');
  await assert.rejects(flow.ended(), /no randomness/);
  assert.equal(world.openRedirects(), 0);
  assert.equal(flow.trace().status, 'cancelled');
});

test('a secret store that fails is said in the log, and the flow goes on', async () => {
  const world = createWorld();
  const fails = () => Promise.reject(new Error('locked'));
  const secrets = { get: fails, set: fails, delete: fails, keys: fails };
  const ports = { ...world.ports, secrets };
  const signIn = world.flow({ ports });
  signIn.go('continue');
  assert.equal((await signIn.ended()).status, 'signed-in');
  assert.deepEqual(
    [...new Set(world.logs)],
    ['The saved registrations could not be read or written.', 'The sign-in could not be saved.'],
  );
  const reconnect = world.flow({ ports, errand: 'reconnect' });
  reconnect.go('continue');
  assert.equal((await reconnect.ended()).stop?.code, 'no-stored-token');
});

test('no redirect can be had: the flow stops and says so', async () => {
  const world = createWorld();
  const reserveRedirect = () => Promise.reject(new Error('no port is free'));
  const flow = world.flow({ ports: { ...world.ports, reserveRedirect } });
  flow.go('continue');
  const trace = await flow.ended();
  assert.equal(trace.stop?.code, 'no-redirect');
  assert.equal(trace.stop?.says, 'no port is free');
});

test('C34: the saved sign-in is used again, and renewed when it has run out', async () => {
  const world = createWorld();
  const signIn = world.flow();
  signIn.go('continue');
  await signIn.ended();
  const reconnect = world.flow({ errand: 'reconnect' });
  reconnect.go('continue');
  assert.equal((await reconnect.ended()).status, 'signed-in');

  const later = { ...world.ports, now: () => world.ports.now() + 7_200_000 };
  const renewed = world.flow({ errand: 'reconnect', ports: later });
  renewed.go('continue');
  const trace = await renewed.ended();
  assert.equal(trace.steps.find(({ id }) => id === 'refresh')?.note, 'renewed');
  const form = new URLSearchParams(world.requests.findLast(isToken)?.body);
  assert.deepEqual(Object.fromEntries(form), {
    grant_type: 'refresh_token',
    refresh_token: 'refresh-0123456789abcdef',
    resource: 'https://mcp.example/mcp',
    client_id: 'client-1',
  });
});

function isToken(seen: Seen): boolean {
  return seen.endpoint === 'token';
}

test('a server that is open skips the sign-in, and one that wants it later gets it', async () => {
  const open = createWorld({
    change: (seen) => (seen.endpoint === 'refusal' ? sessionOf(seen) : undefined),
  }).flow();
  open.go('continue');
  const trace = await open.ended();
  assert.equal(trace.status, 'open');
  assert.deepEqual(
    trace.steps.filter(({ state }) => state === 'skipped').map(({ id }) => id),
    steps.slice(1, -2),
  );

  const later = createWorld({
    change: (seen) =>
      seen.endpoint === 'refusal' && !seen.body.includes('tools/list')
        ? sessionOf(seen)
        : undefined,
  }).flow();
  later.go('continue');
  const second = await later.ended();
  assert.equal(second.status, 'signed-in');
  assert.ok(second.steps.every(({ state }) => state === 'done'));
});

function sessionOf(seen: Seen) {
  const { id, method } = JSON.parse(seen.body) as { id?: number; method: string };
  if (id === undefined) return { status: 202, headers: {}, body: '' };
  return json({
    jsonrpc: '2.0',
    id,
    result:
      method === 'initialize'
        ? {
            protocolVersion: '2025-11-25',
            capabilities: { tools: {} },
            serverInfo: { name: 'open', version: '1' },
          }
        : { tools: [] },
  });
}

test('C51, C52: a challenge for more scope asks for it on top of what was asked for, twice at most', async () => {
  const world = createWorld({
    change: (seen) =>
      seen.endpoint === 'session' && seen.body.includes('tools/call')
        ? {
            status: 403,
            headers: {
              'www-authenticate': 'Bearer error="insufficient_scope", scope="notes:write"',
            },
            body: '',
          }
        : undefined,
  });
  const call = { tool: 'add', arguments: {} };
  const revision = newestRevision;
  const flow = world.flow({ revision, settings: { overrides: [], loginTimeout: 5, call } });
  flow.go('continue');
  const trace = await flow.ended();
  assert.equal(trace.stop?.code, 'token-not-accepted');
  assert.deepEqual(
    world.pages.map((page) => new URL(page).searchParams.get('scope')),
    ['notes:read', 'notes:read notes:write', 'notes:read notes:write'],
  );
  const registrations = world.requests.filter(({ endpoint }) => endpoint === 'register');
  assert.equal(registrations.length, 1);

  const chosen = createWorld({
    change: (seen) =>
      seen.endpoint === 'session' && seen.method === 'POST'
        ? {
            status: 403,
            headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' },
            body: '',
          }
        : undefined,
  });
  const once = chosen.flow({
    revision,
    settings: { overrides: [], loginTimeout: 5, scope: 'mine' },
  });
  once.go('continue');
  assert.equal((await once.ended()).stop?.code, 'token-not-accepted');
  assert.equal(chosen.pages.length, 1);
});
