import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  lastExchange,
  leavesNothing,
  quiet,
  settled,
  standsAt,
  stepOf,
  stepTo,
  until,
} from './flow-driver';
import { createWorld, json, redirectUri, type Seen, type World } from './world';

const isToken = ({ endpoint }: Seen): boolean => endpoint === 'token';

test('retry sends the request of a stopped step again, and the flow goes on when the answer is good', async () => {
  let broken = true;
  const world = createWorld({
    change: (seen) =>
      isToken(seen) && broken ? json({ error: 'temporarily_unavailable' }, 503) : undefined,
  });
  const flow = world.flow();
  flow.go('continue');
  assert.equal((await flow.ended()).stop?.step, 'token-request');
  flow.retry();
  assert.equal((await settled(flow)).status, 'paused');
  flow.go('continue');
  assert.equal((await flow.ended()).stop?.step, 'token-request');
  broken = false;
  flow.retry();
  const paused = await settled(flow);
  assert.equal(standsAt(paused), 'token-request');
  assert.equal(stepOf(paused, 'token-request').exchanges.length, 3);
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  const bodies = world.requests.filter(isToken).map(({ body }) => body);
  assert.equal(bodies.length, 3);
  assert.equal(new Set(bodies).size, 1);
  await leavesNothing(flow, world);
});

test('retry opens the session again where it was refused, and the login where it was called off', async () => {
  let refuses = true;
  const world = createWorld({
    change: ({ body }) =>
      body.includes('tools/list') && refuses ? { status: 403, headers: {}, body: 'no' } : undefined,
    browser: 'waits',
  });
  const flow = world.flow({ settings: { overrides: [], loginTimeout: 0.02 } });
  flow.go('continue');
  assert.equal((await flow.ended()).stop?.code, 'login-not-finished');
  flow.retry();
  await until(() => world.pages.length === 2, 'a second login page');
  const state = new URL(world.pages[1] ?? '').searchParams.get('state');
  assert.equal(state, new URL(world.pages[0] ?? '').searchParams.get('state'));
  world.comeBack(`${redirectUri}?code=abc&state=${state}&iss=https://as.example`);
  assert.equal(standsAt(await pausedNow(flow)), 'callback');
  flow.go('continue');
  assert.equal((await flow.ended()).stop?.step, 'list-tools');
  refuses = false;
  flow.retry();
  assert.equal(standsAt(await settled(flow)), 'connect');
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  await leavesNothing(flow, world);
});

async function pausedNow(flow: Parameters<typeof settled>[0]) {
  await until(() => flow.trace().status === 'paused', 'a pause');
  return flow.trace();
}

/** Resource metadata is at the second of two places, and a visit to either may hang. */
function atSecondPlace(hangs: (visit: number) => boolean): World {
  let visits = 0;
  return createWorld({
    change: (seen) => {
      if (seen.endpoint === 'refusal')
        return {
          status: 401,
          headers: { 'www-authenticate': 'Bearer scope="notes:read"' },
          body: '',
        };
      if (!seen.url.includes('oauth-protected-resource')) return undefined;
      visits += 1;
      if (hangs(visits)) return new Promise(() => {});
      return seen.url.endsWith('/mcp')
        ? { status: 404, headers: {}, body: '' }
        : json({
            resource: 'https://mcp.example/mcp',
            authorization_servers: ['https://as.example'],
          });
    },
  });
}

test('retry during a request sends that one again, not the one before it', async () => {
  let visits = 0;
  const world = atSecondPlace((visit) => {
    visits = visit;
    return visit === 2;
  });
  const flow = world.flow();
  flow.go('continue');
  await until(() => visits === 2);
  flow.retry();
  const trace = await settled(flow);
  assert.equal(trace.status, 'paused');
  const tried = world.requests
    .map(({ url }) => url)
    .filter((url) => url.includes('oauth-protected-resource'));
  assert.equal(tried.length, 3);
  assert.equal(tried[1], tried[2]);
  assert.notEqual(tried[0], tried[1]);
  const { exchanges } = stepOf(trace, 'resource-metadata');
  assert.deepEqual(
    exchanges.map(({ response, failure }) => response?.status ?? failure?.kind),
    [404, 'aborted', 200],
  );
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
});

test('retry while the flow stands after an answer makes the request once more', async () => {
  const world = createWorld();
  const flow = world.flow();
  await stepTo(flow, 'server-metadata');
  flow.go('into');
  await settled(flow);
  for (let times = 2; times <= 4; times += 1) {
    flow.retry();
    const trace = await settled(flow);
    assert.equal(trace.status, 'paused');
    assert.equal(standsAt(trace), 'server-metadata');
    assert.equal(stepOf(trace, 'server-metadata').exchanges.length, times);
  }
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
});

test('retry where nothing was sent does nothing, and after a stop by the user goes on', async () => {
  const world = createWorld();
  const flow = world.flow();
  flow.retry();
  assert.equal(flow.trace().status, 'ready');
  const trace = await stepTo(flow, 'server-metadata');
  flow.retry();
  await quiet();
  assert.deepEqual(flow.trace(), trace);
  flow.go('continue');
  await flow.ended();
  flow.retry();
  assert.equal(flow.trace().status, 'signed-in');

  const hanging = createWorld({
    change: (seen) =>
      isToken(seen) && hanging.requests.filter(isToken).length === 1
        ? new Promise(() => {})
        : undefined,
  });
  const stopped = hanging.flow();
  stopped.go('continue');
  await until(() => hanging.requests.some(isToken));
  stopped.stop();
  assert.equal((await stopped.ended()).status, 'cancelled');
  stopped.retry();
  assert.equal((await settled(stopped)).status, 'paused');
  stopped.go('continue');
  assert.equal((await stopped.ended()).status, 'signed-in');
});

test('resend of an exchange in the middle of a step keeps what came before it', async () => {
  const world = atSecondPlace(() => false);
  const flow = world.flow();
  flow.go('continue');
  const signedIn = await flow.ended();
  assert.equal(signedIn.status, 'signed-in');
  const [first, second] = stepOf(signedIn, 'resource-metadata').exchanges;
  assert.ok(first && second);
  assert.equal(flow.resend(second.id), true);
  const middle = await settled(flow);
  assert.equal(standsAt(middle), 'resource-metadata');
  const urls = stepOf(middle, 'resource-metadata').exchanges.map(({ request }) => request.url);
  assert.deepEqual(urls, [first.request.url, second.request.url, second.request.url]);
  assert.equal(flow.resend(first.id), true);
  const again = stepOf(await settled(flow), 'resource-metadata').exchanges;
  assert.equal(again.at(-1)?.request.url, first.request.url);
  // The second belongs to a way that the flow has left.
  assert.equal(flow.resend(second.id), false);
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
});

test('resend of any hop of a redirect sends the first one again', async () => {
  const metadata = 'https://as.example/.well-known/oauth-authorization-server';
  const world = createWorld({
    change: (seen, healthy) => {
      if (seen.url === metadata) return { status: 302, headers: { location: '/one' }, body: '' };
      if (seen.url === 'https://as.example/one')
        return { status: 307, headers: { location: '/two' }, body: '' };
      if (seen.url !== 'https://as.example/two') return undefined;
      const { status, headers, body } = json({
        issuer: 'https://as.example',
        authorization_endpoint: 'https://as.example/authorize',
        token_endpoint: 'https://as.example/token',
        registration_endpoint: 'https://as.example/register',
        code_challenge_methods_supported: ['S256'],
      });
      return { ...healthy, status, headers, body };
    },
  });
  for (const hop of [0, 1, 2]) {
    const flow = world.flow();
    await stepTo(flow, 'client-identity');
    const exchange = stepOf(flow.trace(), 'server-metadata').exchanges[hop];
    assert.ok(exchange);
    assert.equal(flow.resend(exchange.id), true);
    const trace = await settled(flow);
    const urls = stepOf(trace, 'server-metadata').exchanges.map(({ request }) => request.url);
    assert.equal(urls.length, 6);
    assert.deepEqual(urls.slice(3), urls.slice(0, 3));
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in');
  }
});

test('resend of a request of the session opens another and stands after it', async () => {
  const world = createWorld();
  const call = { tool: 'add', arguments: { a: 1 } };
  const flow = world.flow({ settings: { overrides: [], loginTimeout: 5, call } });
  flow.go('continue');
  const signedIn = await flow.ended();
  for (const step of ['connect', 'list-tools', 'call-tool'] as const) {
    const exchange = stepOf(signedIn, step).exchanges[0];
    assert.ok(exchange);
    const before = world.requests.length;
    assert.equal(flow.resend(exchange.id), true);
    const trace = await settled(flow);
    assert.equal(standsAt(trace), step);
    const methods = world.requests
      .slice(before)
      .map(({ body }) => /"method":"([^"]+)"/.exec(body)?.[1]);
    const wanted = { connect: 'initialize', 'list-tools': 'tools/list', 'call-tool': 'tools/call' };
    assert.equal(methods.filter((name) => name === wanted[step]).length, 1);
    assert.equal(lastExchange(trace, step).edited, undefined);
  }
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  await leavesNothing(flow, world);
});

test('resend of what does not exist changes nothing', async () => {
  const world = createWorld();
  const flow = world.flow();
  assert.equal(flow.resend('x1'), false);
  await stepTo(flow, 'server-metadata');
  const before = flow.trace();
  for (const id of ['', 'x0', 'x99', '__proto__']) assert.equal(flow.resend(id), false);
  assert.deepEqual(flow.trace(), before);
  const first = stepOf(before, 'first-request').exchanges[0];
  assert.ok(first);
  flow.rewind('first-request');
  // Rewound, the step has not been taken; what is on record is no longer part of the flow.
  assert.equal(flow.resend(first.id), false);
  await leavesNothing(flow, world);
});

test('a registration that was sent again registers anew, edited or not', async () => {
  const world = createWorld({ browser: 'waits' });
  const flow = world.flow({ pause: 'trace' });
  flow.go('continue');
  const first = stepOf(await settled(flow), 'registration').exchanges[0];
  assert.ok(first);
  assert.equal(flow.resend(first.id, { body: '{"client_name":"edited"}' }), true);
  const edited = stepOf(await settled(flow), 'registration').exchanges;
  assert.deepEqual(
    edited.map((one) => [one.edited ?? false, one.request.body?.text.includes('edited')]),
    [
      [false, false],
      [true, true],
    ],
  );
  const registered = () => world.requests.filter(({ endpoint }) => endpoint === 'register').length;
  assert.equal(registered(), 2);
  assert.equal(flow.resend(edited.at(-1)?.id ?? ''), true);
  await settled(flow);
  assert.equal(registered(), 3);
  flow.go('continue');
  await settled(flow);
  const last = world.requests.findLast(({ endpoint }) => endpoint === 'register');
  assert.ok(last !== undefined && !last.body.includes('edited'));
  flow.stop();
  await flow.ended();
});
