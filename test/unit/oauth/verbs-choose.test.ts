import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged, replayed, traceFile } from '../../../src/core';
import { settled, standsAt, stepOf, stepTo } from './flow-driver';
import { createWorld, json } from './world';

const usual = { loginTimeout: 5 };
const own = { settings: { ...usual, clientId: 'mine' }, secrets: { clientSecret: 'of-my-client' } };

test('a flow goes by a client of the user from where it decides on one', async () => {
  const world = createWorld();
  const flow = world.flow();
  flow.go('continue');
  const before = await flow.ended();
  assert.equal(before.facts.client?.way, 'dynamic');

  let revived = 0;
  flow.onRestart(() => {
    revived += 1;
  });
  flow.choose(own, 'client-identity');
  assert.equal(revived, 1);
  const stands = flow.trace();
  assert.equal(stands.status, 'paused');
  assert.equal(standsAt(stands), 'client-identity');
  assert.equal(stands.facts.client, undefined);
  assert.deepEqual(
    [stands.run.settings.clientId, stands.run.settings.given],
    ['mine', ['clientSecret']],
  );
  // What was sent before is still there to be looked at.
  assert.deepEqual(
    stepOf(stands, 'server-metadata').exchanges,
    stepOf(before, 'server-metadata').exchanges,
  );

  const sent = world.requests.length;
  flow.go('continue');
  const after = await flow.ended();
  assert.equal(after.status, 'signed-in');
  assert.deepEqual(
    [after.facts.client?.way, after.facts.client?.clientId],
    ['pre-registered', 'mine'],
  );
  const later = world.requests.slice(sent);
  assert.ok(!later.some(({ endpoint }) => endpoint === 'register'));
  assert.ok(!JSON.stringify(after).includes('of-my-client'));
  const opened = traceFile.read(traceFile.write(after));
  assert.ok(opened.ok);
  assert.deepEqual(replayed(opened.trace), judged(opened.trace));
});

test('it stands where it stood when it has not come as far, and goes past what stopped it', async () => {
  const world = createWorld({
    change: ({ endpoint }, answer) =>
      endpoint === 'server-metadata'
        ? json({ ...JSON.parse(answer.body), registration_endpoint: undefined })
        : undefined,
  });
  const flow = world.flow();
  await stepTo(flow, 'resource-metadata');
  flow.choose({ settings: { ...usual, scope: 'notes:read' }, secrets: {} }, 'client-identity');
  assert.equal(standsAt(flow.trace()), 'resource-metadata');
  flow.go('continue');
  const stopped = await flow.ended();
  assert.equal(stopped.status, 'stopped');
  assert.equal(stopped.run.settings.scope, 'notes:read');

  flow.choose(own, 'client-identity');
  assert.equal(flow.trace().stop, undefined);
  assert.equal(flow.trace().run.settings.scope, undefined);
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
});

test('another grant leads over other steps', async () => {
  const flow = createWorld().flow();
  flow.go('continue');
  await flow.ended();
  flow.choose(
    { ...own, settings: { ...own.settings, grant: 'client_credentials' } },
    'client-identity',
  );
  const ids = flow.trace().steps.map(({ id }) => id);
  assert.ok(ids.includes('client-credentials') && !ids.includes('browser-login'), ids.join());
});

test('a restart keeps to what was chosen, and nothing is kept for another window', async () => {
  const kept: (string | undefined)[] = [];
  const flow = createWorld({ browser: 'waits' }).flow({
    pause: 'trace',
    keep: async (text) => void kept.push(text),
  });
  flow.go('continue');
  await settled(flow);
  assert.ok(kept.some((text) => text !== undefined));
  flow.choose(own, 'client-identity');
  flow.go('continue');
  await settled(flow);
  flow.restart();
  await settled(flow);
  assert.equal(flow.trace().facts.client?.clientId, 'mine');
  assert.equal(kept.at(-1), undefined);
  flow.stop();
  await flow.ended();
});

test('before the first step it stands there still', () => {
  const flow = createWorld().flow();
  flow.choose(own, 'client-identity');
  assert.equal(flow.trace().status, 'ready');
  assert.equal(flow.trace().run.settings.clientId, 'mine');
});

test('settings that no run can be made of leave the flow as it is', async () => {
  const flow = createWorld({ browser: 'waits' }).flow({ pause: 'trace' });
  flow.go('continue');
  const before = await settled(flow);
  const broken = { settings: { ...usual, clientMetadataUrl: 'https://' }, secrets: {} };
  assert.throws(() => flow.choose(broken, 'client-identity'));
  assert.equal(flow.trace().status, before.status);
  flow.restart();
  await settled(flow);
  flow.stop();
  await flow.ended();
});
