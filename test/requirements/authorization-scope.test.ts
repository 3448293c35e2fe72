/** C37 to C41: the scope that is asked for, and the issuer that is remembered. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Change, createWorld, issuer, redirectUri } from '../unit/oauth/world';
import { allOf, challenged, members, wantsScope, withIss } from './changes';
import { ways, withOtherGrants } from './grants';
import { before, signIn, since, type Trial } from './trial';

const own = 'https://mcp.example';

const scopeOf = ({ trace, logins }: Trial) => {
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  return logins.at(-1)?.get('scope') ?? null;
};
const metadataUrl = `${own}/.well-known/oauth-protected-resource/mcp`;
const namesNoScope = challenged(`Bearer resource_metadata="${metadataUrl}"`);
const lists = (...scopes: readonly string[]) =>
  members('resource-metadata', { scopes_supported: scopes });

for (const revision of since('2025-11-25')) {
  test(`C37: the scope of the challenge, else all that the metadata lists, else none (${revision})`, async () => {
    const change = lists('a', 'b');
    assert.equal(scopeOf(await signIn(revision, { change })), 'notes:read');
    const listed = await signIn(revision, { change: allOf(namesNoScope, change) });
    assert.equal(scopeOf(listed), 'a b');
    for (const scopes of [undefined, []]) {
      const none = members('resource-metadata', { scopes_supported: scopes });
      assert.equal(scopeOf(await signIn(revision, { change: allOf(namesNoScope, none) })), null);
    }
  });

  test(`C38: the challenge counts, whatever the metadata lists (${revision})`, async () => {
    for (const listed of [['notes:read', 'b'], ['notes'], ['b', 'c']]) {
      const run = await signIn(revision, { change: lists(...listed) });
      assert.equal(scopeOf(run), 'notes:read');
      assert.equal(run.trace.facts.clientIdentity?.scopeSource, 'challenge');
    }
  });
}

for (const revision of before('2025-11-25')) {
  test(`C37: a client of ${revision} asks for no scope by itself`, async () => {
    assert.equal(scopeOf(await signIn(revision, { change: lists('a', 'b') })), null);
    assert.equal(scopeOf(await signIn(revision, { settings: { scope: 'mine' } })), 'mine');
  });
}

/** Moves on to more scope for one request; the token endpoint grants what it likes. */
function grantsMore(granted: string): Change {
  let asked = 0;
  return allOf(
    namesNoScope,
    members('resource-metadata', { scopes_supported: undefined }),
    members('token', { scope: granted }),
    wantsScope(
      'tools/list',
      'Bearer error="insufficient_scope", scope="extra"',
      () => ++asked === 1,
    ),
  );
}

for (const revision of since('2025-11-25')) {
  test(`C39: what was granted without being asked for is asked for when signing in anew (${revision})`, async () => {
    const { trace, logins } = await signIn(revision, { change: grantsMore('default:a b') });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.deepEqual(
      logins.map((login) => login.get('scope')),
      [null, 'default:a b extra'],
    );
    assert.equal(trace.facts.clientIdentity?.scopeSource, 'step-up');
  });
}

const offline = members('server-metadata', { scopes_supported: ['notes:read', 'offline_access'] });

for (const revision of since('2026-07-28')) {
  test(`C40: offline_access is asked for where the authorization server lists it (${revision})`, async () => {
    const run = await signIn(revision, { change: offline });
    assert.equal(scopeOf(run), 'notes:read offline_access');
    assert.equal(run.logins[0]?.get('prompt'), 'consent');
    const unlisted = await signIn(revision);
    assert.equal(scopeOf(unlisted), 'notes:read');
    assert.equal(unlisted.logins[0]?.get('prompt'), null);
    const device = await signIn(revision, {
      change: allOf(withOtherGrants, offline),
      settings: { grant: 'device_code' },
    });
    const [request] = device.requests.filter(({ url }) => url === `${issuer}/device`);
    assert.equal(new URLSearchParams(request?.body).get('scope'), 'notes:read offline_access');
    const machine = await signIn(revision, { change: offline, ...ways['client_credentials'] });
    assert.equal(machine.tokenRequests[0]?.get('scope'), 'notes:read', 'nobody is there to agree');
  });
}

for (const revision of before('2026-07-28')) {
  test(`C40: a client of ${revision} does not add it`, async () => {
    const run = await signIn(revision, { change: offline });
    assert.equal(scopeOf(run), revision < '2025-11-25' ? null : 'notes:read');
    assert.equal(run.logins[0]?.get('prompt'), null);
  });
}

for (const revision of since('2026-07-28')) {
  test(`C41: the validated issuer is kept with verifier and state until the browser is back (${revision})`, async () => {
    const world = createWorld({ browser: 'waits' });
    const kept: (string | undefined)[] = [];
    const request = { revision, keep: async (text: string | undefined) => void kept.push(text) };
    const flow = world.flow(request);
    flow.go('continue');
    while (flow.loginUrl() === undefined) await new Promise((go) => setImmediate(go));
    await new Promise((go) => setImmediate(go));
    const login = new URL(flow.loginUrl() ?? '').searchParams;
    const text = kept.findLast((one) => one !== undefined) ?? assert.fail('nothing was kept');
    const { vault, state } = JSON.parse(text);
    assert.equal(vault.held.state, login.get('state'));
    assert.ok(vault.held.codeVerifier);
    const recorded = state.records.find(({ id }: { id: string }) => id === 'pkce');
    assert.equal(recorded.gave.authorizationRequest.issuer, issuer);
    const back = withIss('https://evil.example')(new URL(`${redirectUri}?code=code-0123456789`));
    back.searchParams.set('state', login.get('state') ?? '');
    world.comeBack(back.href);
    const trace = await flow.ended();
    assert.equal(trace.stop?.code, 'iss-mismatch', trace.stop?.says);
    assert.match(trace.stop.says, /https:\/\/evil\.example, not https:\/\/as\.example/);
    const asked = world.requests.filter(({ endpoint }) => endpoint === 'server-metadata');
    assert.equal(asked.length, 1);
  });
}
