import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StepId } from '../../../src/model/flow';
import { newestRevision } from '../../../src/model/revision';
import type { JudgedTrace } from '../../../src/model/trace';
import type { Flow } from '../../../src/oauth/engine';
import { createWorld, json, redirectUri, type Seen } from './world';

const steps: readonly StepId[] = [
  'first-request',
  'challenge',
  'resource-metadata',
  'server-metadata',
  'client-identity',
  'registration',
  'pkce',
  'browser-login',
  'callback',
  'token-request',
  'token-check',
  'connect',
  'list-tools',
];

/** Resolves when the flow stands still: paused, waiting for the browser, or over. */
async function settled(flow: Flow): Promise<JudgedTrace> {
  for (let turns = 0; turns < 2000; turns += 1) {
    const trace = flow.trace();
    if (trace.status !== 'running' && trace.status !== 'ready') return trace;
    if (flow.loginUrl() !== undefined) return trace;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`still ${flow.trace().status}`);
}

function standsAt(trace: JudgedTrace): StepId | undefined {
  return trace.steps.find((step) => step.state === 'paused' || step.state === 'running')?.id;
}

test('continue runs to the end, and gives everything back', async () => {
  const world = createWorld();
  const flow = world.flow();
  assert.equal(flow.trace().status, 'ready');
  flow.go('continue');
  const trace = await flow.ended();
  assert.equal(trace.status, 'signed-in');
  assert.deepEqual(
    trace.steps.map(({ id, state }) => [id, state]),
    steps.map((id) => [id, 'done']),
  );
  assert.deepEqual(trace.findings, []);
  assert.equal(world.openRedirects(), 0);
  assert.deepEqual(world.logs, []);
});

test('the policy of Trace pauses before the browser opens and nowhere else', async () => {
  const world = createWorld();
  const flow = world.flow({ pause: 'trace' });
  flow.go('continue');
  const trace = await settled(flow);
  assert.equal(trace.status, 'paused');
  assert.equal(standsAt(trace), 'browser-login');
  assert.deepEqual(world.pages, []);
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
});

test('the policy of Trace pauses after a step that brought a finding', async () => {
  const world = createWorld({
    change: (seen, healthy) =>
      seen.endpoint === 'refusal'
        ? { ...healthy, headers: { 'www-authenticate': 'Bearer scope="notes:read", =' } }
        : undefined,
  });
  const flow = world.flow({ pause: 'trace' });
  flow.go('continue');
  const trace = await settled(flow);
  assert.equal(trace.status, 'paused');
  assert.ok(trace.findings.some(({ severity }) => severity !== 'info'));
  assert.equal(standsAt(trace), 'resource-metadata');
  flow.go('continue');
  assert.equal(standsAt(await settled(flow)), 'browser-login');
  flow.stop();
  await flow.ended();
});

test('the policy of Step pauses before every step, whatever the verb', async () => {
  for (const verb of ['continue', 'next'] as const) {
    const flow = createWorld().flow({ pause: 'step' });
    const stops: (StepId | undefined)[] = [];
    flow.go(verb);
    for (;;) {
      const trace = await settled(flow);
      if (trace.status !== 'paused') break;
      stops.push(standsAt(trace));
      flow.go(verb);
    }
    assert.deepEqual(stops, steps, verb);
    assert.equal((await flow.ended()).status, 'signed-in');
  }
});

test('next takes one step, from the very first', async () => {
  const world = createWorld();
  const flow = world.flow();
  for (const [at, id] of steps.entries()) {
    flow.go('next');
    const trace = await settled(flow);
    assert.equal(trace.steps[at]?.state, 'done', id);
    assert.equal(standsAt(trace), steps[at + 1], id);
  }
  assert.equal((await flow.ended()).status, 'signed-in');
});

test('into takes one request at a time', async () => {
  const world = createWorld();
  const flow = world.flow({ revision: '2025-11-25' });
  let before = 0;
  const taken: number[] = [];
  for (let pauses = 0; pauses < 40; pauses += 1) {
    flow.go('into');
    const trace = await settled(flow);
    taken.push(world.requests.length - before);
    before = world.requests.length;
    if (trace.status !== 'paused') break;
  }
  assert.equal((await flow.ended()).status, 'signed-in');
  // The browser's own request and those of a session come in groups; of our own there is one at most.
  assert.ok(taken.slice(0, 10).every((count) => count <= 1));
  assert.ok(taken.length > steps.length);
});

test('pause stops at the next boundary, and continue takes it back', async () => {
  const world = createWorld();
  const flow = world.flow();
  flow.pause();
  flow.go('continue');
  flow.pause();
  const trace = await settled(flow);
  assert.equal(trace.status, 'paused');
  assert.equal(trace.steps[0]?.exchanges.length, 1);
  flow.go('continue');
  flow.pause();
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
});

test('stop before the first verb ends a flow that never began', async () => {
  const world = createWorld();
  const flow = world.flow();
  flow.stop();
  flow.stop();
  assert.equal((await flow.ended()).status, 'cancelled');
  flow.go('continue');
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(flow.trace().status, 'cancelled');
  assert.deepEqual(world.requests, []);
});

test('stop while the browser is away closes the listener and ends at once', async () => {
  const world = createWorld({ browser: 'waits' });
  const flow = world.flow();
  flow.go('continue');
  await settled(flow);
  assert.ok(flow.loginUrl()?.startsWith('https://as.example/authorize?'));
  assert.equal(world.openRedirects(), 1);
  flow.stop();
  const trace = await flow.ended();
  assert.equal(trace.status, 'cancelled');
  assert.equal(trace.stop, undefined);
  assert.equal(world.openRedirects(), 0);
  assert.equal(flow.loginUrl(), undefined);
  world.comeBack(`${redirectUri}?code=too-late&state=x`);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(flow.trace().status, 'cancelled');
});

test('a browser that never says whether it opened does not hold up stop', async () => {
  const world = createWorld({ browser: 'waits' });
  const ports = { ...world.ports, openBrowser: () => new Promise<boolean>(() => {}) };
  const flow = world.flow({ ports });
  flow.go('continue');
  await settled(flow);
  flow.stop();
  assert.equal((await flow.ended()).status, 'cancelled');
});

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

test('stop while paused, while sending, and after the end', async () => {
  const paused = createWorld().flow({ pause: 'step' });
  paused.go('continue');
  await settled(paused);
  paused.stop();
  assert.equal((await paused.ended()).status, 'cancelled');

  const world = createWorld({
    change: (seen) => (seen.endpoint === 'server-metadata' ? new Promise(() => {}) : undefined),
  });
  const hanging = createWorld().flow({
    ports: {
      ...world.ports,
      fetch: (url, init) =>
        Promise.race([
          world.ports.fetch(url, init),
          new Promise<never>((_resolve, reject) => {
            init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
          }),
        ]),
    },
  });
  hanging.go('continue');
  while (!world.requests.some(isServerMetadata)) await new Promise((go) => setImmediate(go));
  hanging.stop();
  const trace = await hanging.ended();
  assert.equal(trace.status, 'cancelled');
  const [exchange] = trace.steps.find(({ id }) => id === 'server-metadata')?.exchanges ?? [];
  assert.equal(exchange?.failure?.kind, 'aborted');

  const done = createWorld().flow();
  done.go('continue');
  await done.ended();
  done.stop();
  done.go('next');
  done.pause();
  assert.equal(done.trace().status, 'signed-in');
});

function isServerMetadata(seen: Seen): boolean {
  return seen.endpoint === 'server-metadata';
}

test('stop during a call of the session does not wait for its answer', async () => {
  const world = createWorld({
    change: (seen) =>
      seen.body.includes('tools/list')
        ? new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } })
        : undefined,
  });
  const flow = world.flow();
  flow.go('continue');
  while (!world.requests.some(({ body }) => body.includes('tools/list')))
    await new Promise((go) => setImmediate(go));
  const begun = performance.now();
  flow.stop();
  assert.equal((await flow.ended()).status, 'cancelled');
  assert.ok(performance.now() - begun < 1000);
});

test('restart forgets what was, wherever it comes', async () => {
  for (const pace of ['next', 'continue'] as const) {
    for (const verbs of [0, 1, 5, 8]) {
      const world = createWorld({ browser: 'waits' });
      const flow = world.flow({ pause: 'step' });
      for (let at = 0; at < verbs; at += 1) {
        flow.go(pace);
        await settled(flow);
      }
      const first = flow.ended();
      let restarts = 0;
      flow.onRestart(() => {
        restarts += 1;
      });
      flow.restart();
      assert.equal((await first).status, 'cancelled');
      const trace = await settled(flow);
      assert.equal(restarts, 1);
      assert.equal(trace.status, 'paused');
      assert.equal(standsAt(trace), 'first-request');
      assert.ok(trace.steps.every(({ exchanges }) => exchanges.length === 0));
      assert.deepEqual(trace.facts, {});
      flow.stop();
      await flow.ended();
      assert.equal(world.openRedirects(), 0);
    }
  }
});

test('restart while the browser is away takes a new redirect and runs to the end', async () => {
  const world = createWorld({ browser: 'waits' });
  const flow = world.flow();
  flow.go('continue');
  await settled(flow);
  const firstPage = flow.loginUrl();
  flow.restart();
  for (;;) {
    await settled(flow);
    if (flow.loginUrl() !== undefined && flow.loginUrl() !== firstPage) break;
    await new Promise((go) => setImmediate(go));
  }
  assert.equal(world.openRedirects(), 1);
  const state = new URL(flow.loginUrl() ?? '').searchParams.get('state');
  world.comeBack(`${redirectUri}?code=abc&state=${state}&iss=https://as.example`);
  assert.equal((await flow.ended()).status, 'signed-in');
  assert.equal(world.openRedirects(), 0);
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

test('changes are told at most once per turn, and not after the listener has left', async () => {
  const flow = createWorld().flow();
  let told = 0;
  const leave = flow.onChange(() => {
    told += 1;
  });
  flow.go('continue');
  await flow.ended();
  assert.ok(told > steps.length);
  await new Promise((go) => setImmediate(go));
  const before = told;
  leave();
  flow.restart();
  await flow.ended();
  assert.equal(told, before);
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
