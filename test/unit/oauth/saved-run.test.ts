import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgedTrace } from '../../../src/model/trace';
import {
  lastExchange,
  leavesNothing,
  quiet,
  settled,
  signInSteps,
  standsAt,
  stepOf,
  stepTo,
  until,
} from './flow-driver';
import { leave, openWindow } from './flow-window';
import { createWorld, json, redirectUri, type Seen } from './world';

function ids(trace: JudgedTrace): readonly string[] {
  return trace.steps.flatMap(({ exchanges }) => exchanges.map(({ id }) => id));
}

test('at every pause before a step, another window goes on as this one would have', async () => {
  for (const step of signInSteps) {
    const world = createWorld();
    const old = openWindow(world, undefined, { pause: 'step' });
    await stepTo(old.flow, step);
    const before = old.flow.trace();
    const next = openWindow(world, await leave(old));
    const after = next.flow.trace();
    assert.equal(standsAt(after), step === 'list-tools' ? 'connect' : step);
    if (step !== 'list-tools') assert.deepEqual(after, before, step);
    for (const { id, exchanges } of before.steps)
      assert.deepEqual(stepOf(after, id).exchanges, exchanges);
    next.flow.go('continue');
    const end = await next.flow.ended();
    assert.equal(end.status, 'signed-in', step);
    assert.equal(new Set(ids(end)).size, ids(end).length, 'no id is used twice');
    assert.equal(world.requests.filter(({ endpoint }) => endpoint === 'register').length, 1);
    await quiet(3);
    assert.equal(next.kept(), undefined);
    await leavesNothing(old.flow, world);
  }
});

test('at every pause within a step too', async () => {
  for (let pauses = 1; ; pauses += 1) {
    const world = createWorld();
    const old = openWindow(world);
    for (let pause = 0; pause < pauses; pause += 1) {
      old.flow.go('into');
      await until(() => old.flow.trace().status !== 'running');
    }
    if (old.flow.trace().status !== 'paused') break;
    const before = old.flow.trace();
    const next = openWindow(world, await leave(old));
    if (!['connect', 'list-tools'].includes(standsAt(before) ?? ''))
      assert.deepEqual(next.flow.trace(), before, `${pauses}`);
    next.flow.go('continue');
    const end = await next.flow.ended();
    assert.equal(end.status, 'signed-in', `${pauses}`);
    assert.equal(new Set(ids(end)).size, ids(end).length);
  }
});

test('a request that is held is held no second time, and goes out changed', async () => {
  const world = createWorld();
  const exchanges = ['as.example/token'];
  const old = openWindow(world);
  old.flow.setBreakpoints({ exchanges });
  old.flow.go('continue');
  await settled(old.flow);
  assert.equal(old.flow.edit({ parameters: { extra: 'kept' } }), true);
  const next = openWindow(world, await leave(old));
  next.flow.setBreakpoints({ exchanges });
  assert.equal(next.flow.trace().upcoming?.edited, true);
  next.flow.go('continue');
  const end = await next.flow.ended();
  assert.equal(end.status, 'signed-in');
  assert.equal(lastExchange(end, 'token-request').edited, true);
  const sent = world.requests.findLast(({ endpoint }) => endpoint === 'token');
  assert.equal(new URLSearchParams(sent?.body).get('extra'), 'kept');
});

test('an exchange that was edited stays marked', async () => {
  const world = createWorld();
  const old = openWindow(world);
  await stepTo(old.flow, 'server-metadata');
  old.flow.edit({ headers: { 'x-mine': 'yes' } });
  await stepTo(old.flow, 'client-identity');
  const next = openWindow(world, await leave(old));
  assert.equal(lastExchange(next.flow.trace(), 'server-metadata').edited, true);
  next.flow.go('continue');
  assert.equal(lastExchange(await next.flow.ended(), 'server-metadata').edited, true);
});

test('an open login is opened again, and a URL from the page of before still works', async () => {
  const world = createWorld({ browser: 'waits' });
  const old = openWindow(world);
  old.flow.go('continue');
  await settled(old.flow);
  const page = old.flow.loginUrl() ?? '';
  const text = await leave(old);
  assert.equal(world.openRedirects(), 1);
  const next = openWindow(world, text);
  const trace = next.flow.trace();
  assert.equal(trace.status, 'paused');
  assert.equal(standsAt(trace), 'browser-login');
  next.flow.go('continue');
  await until(() => next.flow.loginUrl() !== undefined);
  assert.equal(next.flow.loginUrl(), page);
  assert.equal(world.pages.length, 2);
  const state = new URL(page).searchParams.get('state');
  world.comeBack(`${redirectUri}?code=pasted&state=${state}&iss=https://as.example`);
  const end = await next.flow.ended();
  assert.equal(end.status, 'signed-in');
  const sent = world.requests.findLast(({ endpoint }) => endpoint === 'token');
  const form = new URLSearchParams(sent?.body);
  assert.equal(form.get('code'), 'pasted');
  const challenge = new URL(page).searchParams.get('code_challenge');
  const digest = await crypto.subtle.digest(
    'SHA-256',
    new TextEncoder().encode(form.get('code_verifier') ?? ''),
  );
  assert.equal(Buffer.from(digest).toString('base64url'), challenge);
  await quiet(3);
  assert.equal(next.kept(), undefined);
});

test('a login whose redirect URI is taken by then begins with another', async () => {
  const world = createWorld({ browser: 'waits' });
  const old = openWindow(world);
  old.flow.go('continue');
  await settled(old.flow);
  const text = await leave(old);
  const { reserveRedirect } = world.ports;
  const other = 'http://127.0.0.1:40000/callback';
  const ports = {
    ...world.ports,
    reserveRedirect: async () => ({ ...(await reserveRedirect()), uri: other }),
  };
  const next = openWindow(world, text, { ports });
  next.flow.go('continue');
  await until(() => next.flow.loginUrl() !== undefined);
  const page = new URL(next.flow.loginUrl() ?? '');
  assert.equal(page.searchParams.get('redirect_uri'), other);
  world.comeBack(
    `${other}?code=abc&state=${page.searchParams.get('state')}&iss=https://as.example`,
  );
  assert.equal((await next.flow.ended()).status, 'signed-in');
  assert.equal(world.requests.filter(({ endpoint }) => endpoint === 'register').length, 2);
});

test('retry and resend reach what the window before has sent', async () => {
  const world = createWorld();
  const old = openWindow(world);
  await stepTo(old.flow, 'token-check');
  old.flow.go('into');
  await until(() => old.flow.trace().status === 'paused');
  const text = await leave(old);
  const retried = openWindow(world, text).flow;
  retried.retry();
  await until(() => retried.trace().status === 'paused');
  assert.equal(stepOf(retried.trace(), 'token-check').exchanges.length, 2);
  retried.go('continue');
  assert.equal((await retried.ended()).status, 'signed-in');

  const resent = openWindow(world, text).flow;
  const { id } = lastExchange(resent.trace(), 'server-metadata');
  assert.equal(resent.resend(id, { headers: { 'x-mine': 'yes' } }), true);
  await until(() => resent.trace().status === 'paused');
  assert.equal(standsAt(resent.trace()), 'server-metadata');
  assert.equal(world.requests.at(-1)?.headers.get('x-mine'), 'yes');
  resent.go('continue');
  assert.equal((await resent.ended()).status, 'signed-in');
});

test('overrides go along, on record and in force', async () => {
  const world = createWorld({
    browser: (url) => {
      url.searchParams.set('iss', 'https://evil.example');
      return url;
    },
  });
  const request = { revision: '2026-07-28' } as const;
  const old = openWindow(world, undefined, request);
  old.flow.go('continue');
  await old.flow.ended();
  old.flow.setBreakpoints({ steps: ['token-request'] });
  old.flow.override('iss-mismatch');
  await until(() => old.flow.trace().status === 'paused');
  const next = openWindow(world, await leave(old), request);
  assert.deepEqual(next.flow.trace().overrides, ['iss-mismatch']);
  next.flow.rewind('callback');
  next.flow.go('continue');
  const end = await next.flow.ended();
  assert.equal(end.status, 'signed-in');
  assert.deepEqual(end.overrides, ['iss-mismatch']);
});

test('what was found before is no reason to pause once more', async () => {
  const world = createWorld({
    change: (seen) =>
      seen.endpoint === 'refusal'
        ? json({}, 401, { 'www-authenticate': 'Bearer scope="notes:read", =' })
        : undefined,
  });
  const old = openWindow(world, undefined, { pause: 'trace' });
  old.flow.go('continue');
  assert.equal(standsAt(await settled(old.flow)), 'resource-metadata');
  old.flow.go('into');
  await until(() => old.flow.trace().status === 'paused');
  const next = openWindow(world, await leave(old), { pause: 'trace' });
  next.flow.go('continue');
  assert.equal(standsAt(await settled(next.flow)), 'browser-login');
  await leavesNothing(next.flow, world);
});

test('a client from before that the server no longer knows is known as such in the next window', async () => {
  let known = true;
  const world = createWorld({
    change: (seen: Seen) =>
      seen.endpoint === 'token' && !known && seen.body.includes('client_id=client-1')
        ? json({ error: 'invalid_client' }, 401)
        : seen.endpoint === 'register' && !known
          ? json({ client_id: 'client-2', token_endpoint_auth_method: 'none' }, 201)
          : undefined,
  });
  const first = world.flow();
  first.go('continue');
  await first.ended();
  known = false;
  const old = openWindow(world);
  await stepTo(old.flow, 'token-request');
  const next = openWindow(world, await leave(old));
  next.flow.go('continue');
  const end = await next.flow.ended();
  assert.equal(end.status, 'signed-in');
  assert.equal(end.facts.client?.clientId, 'client-2');
});
