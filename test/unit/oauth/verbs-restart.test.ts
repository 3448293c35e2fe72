import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled, standsAt } from './flow-driver';
import { createWorld, redirectUri } from './world';

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
