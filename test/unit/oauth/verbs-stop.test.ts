import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled, until } from './flow-driver';
import { createWorld, redirectUri, type Seen } from './world';

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
  await until(() => world.requests.some(isServerMetadata));
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
  await until(() => world.requests.some(({ body }) => body.includes('tools/list')));
  const begun = performance.now();
  flow.stop();
  assert.equal((await flow.ended()).status, 'cancelled');
  assert.ok(performance.now() - begun < 1000);
});
