/** C46 to C57: how tokens are used, kept and renewed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestRevision, revisions } from '../../src/model/revision';
import { startPair } from '../server/faults/parts/pair';
import { startSsePair } from '../server/faults/parts/sse-pair';
import { startHealthyModernWire } from '../server/scenarios/healthy-modern-wire';
import { type Change, createWorld, issuer, rpcOf, serverUrl } from '../unit/oauth/world';
import { checkFindings } from '../unit/rules/check-findings';
import { runHeadless } from '../unit/rules/headless-run';
import {
  allOf,
  answering,
  at,
  challenged,
  members,
  movingInSession,
  notFound,
  wantsScope,
} from './changes';
import { before, signIn, signInAgain, since, type Trial } from './trial';

const servers = {
  'the wire of 2025, with its stream and its end': () => startPair(),
  'the wire of 2026-07-28': () => startHealthyModernWire(),
  'HTTP+SSE': () => startSsePair(),
};

for (const [wire, start] of Object.entries(servers)) {
  test(`C46, C47: real servers: the token is in the header of every request; ${wire}`, async () => {
    const server = await start();
    try {
      const { trace } = await runHeadless(server.url, server.run);
      assert.equal(trace.status, 'signed-in', trace.stop?.says);
      const { origin, pathname } = new URL(server.url);
      const issued = server.requests?.findIndex(({ path }) => path === '/token') ?? -1;
      assert.notEqual(issued, -1);
      const after = (server.requests ?? [])
        .slice(issued)
        .filter((one) => one.origin === origin && !one.path.startsWith('/.well-known/'));
      assert.ok(after.some(({ path }) => path === pathname));
      const methods = new Set(after.map(({ method }) => method));
      for (const method of expected[wire] ?? []) assert.ok(methods.has(method), method);
      const [token] = after.map(({ headers }) => headers.authorization);
      assert.match(token ?? '', /^Bearer \S{20,}$/);
      for (const { headers, query, method } of after) {
        assert.equal(headers.authorization, token, method);
        assert.ok(!query.includes(token?.slice(7) ?? ''));
        assert.ok(!query.includes('access_token'));
      }
    } finally {
      await server.close();
    }
  });
}

const expected: { readonly [wire: string]: readonly string[] } = {
  'the wire of 2025, with its stream and its end': ['POST', 'GET', 'DELETE'],
  'the wire of 2026-07-28': ['POST'],
  'HTTP+SSE': ['POST', 'GET'],
};

const secrets = ['refresh-0123456789abcdef', 'code-0123456789abcdef'];

for (const revision of revisions) {
  test(`C49, C53: tokens are in the secret store and nowhere else (${revision})`, async () => {
    const { trace, world, requests } = await signIn(revision);
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    const bearer = requests.findLast(({ endpoint }) => endpoint === 'session');
    const token = bearer?.headers.get('authorization')?.slice(7) ?? '';
    assert.ok(token.startsWith('ey'));
    const elsewhere = JSON.stringify([trace, world.logs, world.pages]);
    for (const secret of [token, token.split('.')[2] ?? token, ...secrets]) {
      assert.ok(!elsewhere.includes(secret));
    }
    const { secrets: store } = world.ports;
    const keys = await store.keys();
    for (const secret of [token, ...secrets]) assert.ok(!keys.join().includes(secret));
    const holding: string[] = [];
    for (const key of keys) if ((await store.get(key))?.includes(token)) holding.push(key);
    assert.equal(holding.length, 1);
    assert.match(holding[0] ?? '', /^sign-in\//);
    assert.ok((await store.get(holding[0] ?? ''))?.includes('refresh-0123456789abcdef'));
  });

  test(`C54: no refresh token is counted on (${revision})`, async () => {
    const change = members('token', { refresh_token: undefined });
    const { trace, world } = await signIn(revision, { change });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    const errand = 'reconnect';
    assert.equal((await signInAgain(world, revision, { errand })).trace.status, 'signed-in');
    const ports = { now: () => world.ports.now() + 7_200_000 };
    const { trace: over, requests } = await signInAgain(world, revision, { errand, ports });
    assert.equal(over.stop?.code, 'refresh-refused');
    assert.match(over.stop.says, /Sign in again/);
    assert.deepEqual(requests, []);
    checkFindings(over);
  });

  test(`C53: a refresh token does not go out in the clear, nor does a saved token (${revision})`, async () => {
    const revoke = `${issuer}/revoke`;
    const change = at(revoke, { status: 200, headers: {}, body: '' });
    const { world } = await signIn(revision, { change });
    const { secrets: store } = world.ports;
    const [key = ''] = (await store.keys()).filter((one) => one.startsWith('sign-in/'));
    const saved = JSON.parse((await store.get(key)) ?? '');
    const errand = 'reconnect';
    const ports = { now: () => world.ports.now() + 7_200_000 };
    saved.stored.tokenEndpoint = 'http://as.example/token';
    saved.stored.revocationEndpoint = revoke;
    await store.set(key, JSON.stringify(saved));
    const stopped = await signInAgain(world, revision, { errand, ports });
    assert.equal(stopped.trace.stop?.code, 'insecure-endpoint');
    assert.equal(stopped.trace.stop.step, 'refresh');
    assert.deepEqual(stopped.requests, []);
    checkFindings(stopped.trace);

    const plain = serverUrl.replace('https:', 'http:');
    const moved = key.replace(encodeURIComponent(serverUrl), encodeURIComponent(plain));
    await store.set(moved, JSON.stringify({ ...saved, serverUrl: plain }));
    const token = await signInAgain(world, revision, { errand, url: plain });
    assert.equal(token.trace.stop?.code, 'insecure-endpoint');
    assert.equal(token.trace.stop.step, 'connect');
    assert.deepEqual(token.requests, []);
    checkFindings(token.trace);
    assert.equal(token.trace.findings[0]?.title, 'mcp.example is addressed without https');
    const signedOut = await signInAgain(world, revision, { errand: 'sign-out', url: plain });
    assert.ok(signedOut.requests.some(({ url }) => url === revoke));
    assert.ok(signedOut.requests.every(({ url }) => !url.startsWith('http:')));
    assert.equal(signedOut.trace.stop?.code, 'insecure-endpoint');
  });

  test(`C55: MCP-Protocol-Version goes with every look for metadata (${revision})`, async () => {
    const lost = allOf(
      challenged('Bearer'),
      answering('resource-metadata', notFound),
      answering('server-metadata', notFound),
    );
    const settings = { overrides: ['no-discovery'], loginTimeout: 0.1 };
    const { requests } = await signIn(revision, { change: lost, settings });
    const found = await signIn(revision);
    const looks = [...requests, ...found.requests].filter(({ url }) =>
      url.includes('/.well-known/'),
    );
    assert.ok(looks.length >= 2);
    for (const { headers, url } of looks) {
      assert.equal(headers.get('mcp-protocol-version'), revision, url);
      assert.equal(headers.has('authorization'), false);
    }
  });
}

const scopesOf = ({ logins }: Trial) => logins.map((login) => login.get('scope'));
const call = { call: { tool: 'add', arguments: {} } };
const insufficient = (scope?: string) =>
  `Bearer error="insufficient_scope"${scope === undefined ? '' : `, scope="${scope}"`}`;

/** Wants a scope for a request until it was signed in for so many times. */
function wanting(method: string, scope: string | undefined, times: number): Change {
  let asked = 0;
  return wantsScope(method, insufficient(scope), () => {
    asked += 1;
    return asked <= times;
  });
}

for (const revision of since('2025-11-25')) {
  test(`C50: a 403 for lack of scope signs in anew and tries the request again (${revision})`, async () => {
    const run = await signIn(revision, { change: wanting('tools/list', 'more', 1) });
    assert.equal(run.trace.status, 'signed-in', run.trace.stop?.says);
    assert.equal(run.logins.length, 2);
    const lists = run.to('session').filter((seen) => rpcOf(seen).method === 'tools/list');
    assert.equal(lists.length, 2);
    // A 403 for another reason is not a matter of scope.
    const other = await signIn(revision, {
      change: wantsScope('tools/list', 'Bearer error="invalid_request"'),
    });
    assert.equal(other.trace.stop?.code, 'token-not-accepted');
    assert.equal(other.logins.length, 1);
  });

  test(`C50: a client that comes for itself tries too (${revision})`, async () => {
    const { trace, tokenRequests } = await signIn(revision, {
      change: wanting('tools/list', 'more', 1),
      settings: { grant: 'client_credentials', clientId: 'mine' },
      secrets: { clientSecret: 'mine-0123456789' },
    });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.equal(tokenRequests.length, 2);
  });

  test(`C51: the scope is what was asked for and what the challenge names (${revision})`, async () => {
    const more = await signIn(revision, { change: wanting('tools/list', 'more notes:read', 1) });
    assert.deepEqual(scopesOf(more), ['notes:read', 'more notes:read']);
    const other = await signIn(revision, { change: wanting('tools/list', 'other', 1) });
    assert.deepEqual(scopesOf(other), ['notes:read', 'notes:read other']);
    // Nothing is named, so it is chosen as at first.
    const unnamed = await signIn(revision, {
      change: allOf(
        members('resource-metadata', { scopes_supported: ['listed'] }),
        wanting('tools/list', undefined, 1),
      ),
    });
    assert.deepEqual(scopesOf(unnamed), ['notes:read', 'notes:read listed']);
  });

  test(`C52: a request is tried three times, and that is the end of it (${revision})`, async () => {
    const change = wanting('tools/call', 'more', 99);
    const { trace, to, logins } = await signIn(revision, { change, settings: call });
    assert.equal(trace.stop?.code, 'token-not-accepted');
    assert.equal(logins.length, 3);
    const calls = to('session').filter((seen) => rpcOf(seen).method === 'tools/call');
    assert.equal(calls.length, 3);
    checkFindings(trace);
  });

  test(`C52: each operation has tries of its own (${revision})`, async () => {
    const methods = ['initialize', 'tools/list', 'tools/call'];
    const change = allOf(...methods.map((method) => wanting(method, method, 2)));
    const { trace, logins } = await signIn(revision, { change, settings: call });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.equal(logins.length, 7);
    assert.deepEqual(trace.run.rounds, {
      'step-up: connect': 2,
      'step-up: list-tools': 2,
      'step-up: call-tool': 2,
    });
  });
}

for (const revision of before('2025-11-25')) {
  test(`C50, C51: a client of ${revision} takes a 403 for the last word`, async () => {
    const { trace, logins } = await signIn(revision, { change: wanting('tools/list', 'more', 1) });
    assert.equal(trace.stop?.code, 'token-not-accepted');
    assert.equal(logins.length, 1);
    checkFindings(trace);
  });
}

test('C51: offline_access of one authorization server is not asked of the next', async () => {
  const change = allOf(
    members('server-metadata', { scopes_supported: ['offline_access'] }),
    movingInSession({ scopes_supported: [] }),
  );
  const run = await signIn(newestRevision, { change });
  assert.equal(run.trace.status, 'signed-in', run.trace.stop?.says);
  assert.deepEqual(scopesOf(run), ['notes:read offline_access', 'notes:read']);
});

test('C57: a server that a program on this machine would be is not started', async () => {
  const world = createWorld();
  const flow = world.flow({
    revision: newestRevision,
    server: { name: 'local', url: 'http://127.0.0.1/', transport: 'stdio', headers: {} },
  });
  flow.go('continue');
  const trace = await flow.ended();
  assert.equal(trace.status, 'not-needed');
  assert.deepEqual(world.requests, []);
});

test('C48: a token goes to nobody but the server, whatever the documents name', async () => {
  const { requests } = await signIn(newestRevision);
  const bearers = requests.filter(({ headers }) => headers.has('authorization'));
  assert.ok(bearers.length >= 4);
  for (const { url } of bearers) assert.equal(url, serverUrl);
  assert.ok(requests.some(({ url }) => url.startsWith(issuer)));
});
