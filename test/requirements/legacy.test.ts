/** L1 to L6: what a client of 2025-03-26 does, and what later ones do by override and never in silence. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Revision } from '../../src/model/revision';
import { legacyServer } from '../server/faults/legacy-server';
import { type Answer, type Change, healthyAnswer, json } from '../unit/oauth/world';
import { checkFindings } from '../unit/rules/check-findings';
import { runHeadless } from '../unit/rules/headless-run';
import { answering, members, notFound, withIss } from './changes';
import { noteOf, signIn, since, type Wish } from './trial';

const own = 'https://mcp.example';
const first = '2025-03-26';
const deep = `${own}/v1/tenants/mcp`;

/** A server that is all in one at its origin, with its MCP endpoint at a deep path and no metadata. */
const allInOne: Change = (seen, healthy): Answer => {
  const { pathname } = new URL(seen.url);
  if (pathname === '/v1/tenants/mcp') {
    const admitted = seen.headers.has('authorization') || seen.method === 'DELETE';
    return admitted
      ? healthyAnswer({ ...seen, endpoint: 'session' })
      : { status: 401, headers: {}, body: '' };
  }
  return pathname.startsWith('/.well-known/') ? notFound : healthy;
};

const legacy = (revision: Revision, wish: Wish = {}) =>
  signIn(revision, { change: allInOne, url: deep, browser: withIss(undefined), ...wish });

test('L1, L2, L3: the base is the origin, metadata there comes first, then the default endpoints', async () => {
  const { trace, requests, world } = await legacy(first);
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  const asked = requests.map(({ url }) => url.split('?')[0]).filter((url) => url !== deep);
  assert.deepEqual(asked, [
    `${own}/.well-known/oauth-authorization-server`,
    `${own}/register`,
    `${own}/authorize`,
    `${own}/token`,
  ]);
  assert.ok(world.pages[0]?.startsWith(`${own}/authorize?`));
  assert.equal(trace.facts.resource?.authorizationServer, own);
  assert.equal(trace.facts.authorizationServer?.source, 'default-endpoints');
});

test('L2: with metadata at the origin its endpoints are used, and no default ones', async () => {
  const { trace, requests } = await signIn(first);
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  assert.ok(
    requests.every(({ url }) => !/^https:\/\/mcp\.example\/(authorize|token|register)/.test(url)),
  );
});

test('L4: the default endpoints get PKCE too', async () => {
  const { logins, tokenRequests } = await legacy(first);
  const verifier = tokenRequests[0]?.get('code_verifier') ?? '';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  assert.equal(logins[0]?.get('code_challenge_method'), 'S256');
  assert.equal(logins[0].get('code_challenge'), challenge);
});

test('L5: no resource is sent by 2025-03-26', async () => {
  const { logins, tokenRequests } = await legacy(first);
  assert.equal(logins[0]?.has('resource'), false);
  assert.equal(tokenRequests[0]?.has('resource'), false);
});

test('L6: the client registers at the default endpoint, and asks the person when that is refused', async () => {
  const registered = await legacy(first);
  assert.equal(registered.to('register').length, 1);
  const refuses: Change = (seen, healthy) =>
    seen.endpoint === 'register' ? notFound : allInOne(seen, healthy);
  const ask = async () => ({ about: 'client' as const, clientId: 'told' });
  const told = await legacy(first, { change: refuses, ports: { ask } });
  assert.equal(told.trace.status, 'signed-in', told.trace.stop?.says);
  assert.equal(told.logins[0]?.get('client_id'), 'told');
  const alone = await legacy(first, { change: refuses });
  assert.equal(alone.trace.stop?.code, 'registration-refused');
  checkFindings(alone.trace);
});

test('L1: the path that is taken is called legacy in words', async () => {
  const run = await legacy(first);
  assert.match(noteOf(run, 'resource-metadata') ?? '', /^legacy, by the rules of 2025-03-26/);
  assert.equal(noteOf(run, 'server-metadata'), 'no metadata; default endpoints of 2025-03-26');
  const values = run.trace.steps.find(({ id }) => id === 'resource-metadata')?.values ?? [];
  const server = values.find(({ name }) => name === 'authorization server');
  assert.match(server?.meaning ?? '', /MCP 2025-03-26\. Later revisions do not allow this/);
});

for (const revision of since('2025-06-18')) {
  test(`L1, L3: a client of ${revision} stops where there is no metadata`, async () => {
    const { trace, requests } = await legacy(revision);
    assert.equal(trace.stop?.code, 'no-discovery');
    const asked = requests.map(({ url }) => url).filter((url) => url !== deep);
    assert.ok(asked.every((url) => url.includes('oauth-protected-resource')));
  });

  test(`L1, L3, L4, L5: the override of ${revision} takes the same path, called legacy, and sends resource`, async () => {
    const settings = { overrides: ['no-discovery'] };
    const run = await legacy(revision, { settings });
    assert.equal(run.trace.status, 'signed-in', run.trace.stop?.says);
    assert.ok(run.world.pages[0]?.startsWith(`${own}/authorize?`));
    assert.equal(
      noteOf(run, 'resource-metadata'),
      `legacy, by override: the rules of 2025-03-26, not those of ${revision}`,
    );
    assert.equal(noteOf(run, 'server-metadata'), 'no metadata; default endpoints of 2025-03-26');
    assert.deepEqual(run.trace.overrides, ['no-discovery']);
    assert.equal(run.trace.facts.resource?.legacy, true);
    assert.equal(run.logins[0]?.get('code_challenge_method'), 'S256');
    assert.equal(run.logins[0].get('resource'), deep);
    assert.equal(run.tokenRequests[0]?.get('resource'), deep);
  });

  test(`L1: broken metadata is no reason for the fallback (${revision})`, async () => {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html>' };
    const broken: readonly Change[] = [
      answering('resource-metadata', page),
      answering('resource-metadata', json([])),
      answering('resource-metadata', json({ error: 'oops' }, 500)),
      members('resource-metadata', { authorization_servers: [] }),
    ];
    for (const change of broken) {
      const { trace, to } = await signIn(revision, { change });
      assert.match(trace.stop?.code ?? '', /^(no-discovery|resource-metadata-unusable)$/);
      assert.deepEqual(to('server-metadata'), []);
      checkFindings(trace);
    }
  });
}

test('L3: real server: default endpoints bring a token that the server takes', async () => {
  const server = await legacyServer.start();
  try {
    const { trace } = await runHeadless(server.url, server.run);
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.equal(trace.facts.authorizationServer?.source, 'default-endpoints');
  } finally {
    await server.close();
  }
});
