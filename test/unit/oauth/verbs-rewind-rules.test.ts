import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leavesNothing, quiet, settled, standsAt, stepOf, stepTo } from './flow-driver';
import { createWorld, redirectUri, sessionAnswer } from './world';

test('a rewind closes the session, and the next one is another', async () => {
  let sessions = 0;
  const world = createWorld({
    change: (seen) => {
      if (seen.endpoint !== 'session' || !seen.body.includes('"initialize"')) return undefined;
      sessions += 1;
      const answer = sessionAnswer(seen);
      return { ...answer, headers: { ...answer.headers, 'mcp-session-id': `s${sessions}` } };
    },
  });
  const flow = world.flow();
  await stepTo(flow, 'list-tools');
  flow.rewind('list-tools');
  assert.equal(standsAt(flow.trace()), 'connect');
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  const ends = world.requests.filter(({ method }) => method === 'DELETE');
  assert.deepEqual(
    ends.map(({ headers }) => headers.get('mcp-session-id')),
    ['s1', 's2'],
  );
  const lists = world.requests.filter(({ body }) => body.includes('tools/list'));
  assert.deepEqual(
    lists.map(({ headers }) => headers.get('mcp-session-id')),
    ['s2'],
  );
});

test('a step that was skipped leads back to the one that skipped it', async () => {
  const world = createWorld({
    change: (seen) => (seen.endpoint === 'refusal' ? sessionAnswer(seen) : undefined),
  });
  const flow = world.flow();
  await stepTo(flow, 'connect');
  for (const skipped of ['challenge', 'registration', 'token-check'] as const) {
    assert.equal(stepOf(flow.trace(), skipped).state, 'skipped');
    flow.rewind(skipped);
    assert.equal(standsAt(flow.trace()), 'first-request');
    flow.go('next');
    assert.equal(standsAt(await settled(flow)), 'connect');
  }
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'open');
});

test('an open server gets no token of a sign-in that the flow has gone back behind', async () => {
  let open = false;
  const world = createWorld({
    change: (seen) => (seen.endpoint === 'refusal' && open ? sessionAnswer(seen) : undefined),
  });
  const flow = world.flow();
  flow.go('continue');
  await flow.ended();
  open = true;
  flow.rewind('first-request');
  const before = world.requests.length;
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'open');
  const later = world.requests.slice(before).filter(({ method }) => method !== 'DELETE');
  assert.ok(later.length > 1);
  assert.ok(later.every(({ headers }) => !headers.has('authorization')));
});

test('a rewind behind the place that a step-up went back to forgets the step-up', async () => {
  let lists = 0;
  const world = createWorld({
    change: (seen) => {
      if (seen.endpoint !== 'session' || !seen.body.includes('tools/list')) return undefined;
      lists += 1;
      const challenge = 'Bearer error="insufficient_scope", scope="notes:write"';
      return lists % 2 === 1
        ? { status: 403, headers: { 'www-authenticate': challenge }, body: '' }
        : undefined;
    },
  });
  const flow = world.flow();
  const scopes = (): (string | null)[] =>
    world.pages.map((page) => new URL(page).searchParams.get('scope'));
  const stepUp = ['notes:read', 'notes:read notes:write'];
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  assert.deepEqual(scopes(), stepUp);
  for (const rewinds of [1, 2, 3]) {
    flow.rewind('first-request');
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in');
    assert.deepEqual(
      scopes(),
      Array.from({ length: rewinds + 1 }).flatMap(() => stepUp),
    );
  }
  flow.rewind('challenge');
  flow.go('continue');
  await flow.ended();
  assert.equal(scopes().at(-1), 'notes:read notes:write');
});

test('a rewind to what is not there, or is still to come, changes nothing', async () => {
  const world = createWorld();
  const flow = world.flow();
  flow.rewind('first-request');
  assert.equal(flow.trace().status, 'ready');
  const paused = await stepTo(flow, 'challenge');
  for (const to of ['device-token', 'registration', 'list-tools', 'stdio-server'] as const) {
    flow.rewind(to);
    assert.deepEqual(flow.trace(), paused);
  }
  await leavesNothing(flow, world);
});

test('a login that was gone back behind does not come back', async () => {
  const world = createWorld({ browser: 'waits' });
  const flow = world.flow();
  flow.go('continue');
  await settled(flow);
  const first = new URL(flow.loginUrl() ?? '');
  flow.rewind('pkce');
  assert.equal(flow.loginUrl(), undefined);
  const state = first.searchParams.get('state');
  world.comeBack(`${redirectUri}?code=late&state=${state}&iss=https://as.example`);
  await quiet();
  assert.equal(standsAt(flow.trace()), 'pkce');
  flow.go('continue');
  await settled(flow);
  const second = new URL(flow.loginUrl() ?? '');
  assert.notEqual(second.searchParams.get('state'), state);
  assert.equal(world.openRedirects(), 1);
  await leavesNothing(flow, world);
});
