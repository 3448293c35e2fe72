/** C29 to C36: the authorization request, and what goes with it to the token endpoint. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { revisions } from '../../src/model/revision';
import { openLoopback } from '../../src/node/loopback';
import { isSecureUrl } from '../../src/oauth/secure-url';
import {
  type Change,
  createWorld,
  issuer,
  json,
  redirectUri,
  serverUrl,
} from '../unit/oauth/world';
import { checkFindings } from '../unit/rules/check-findings';
import { allOf, answering, at, challenged, notFound, withIss } from './changes';
import { idp, ways, withOtherGrants } from './grants';
import { before, signIn, signInAgain, since, type Trial } from './trial';

const own = 'https://mcp.example';
const later = (now: () => number) => ({ now: () => now() + 7_200_000 });

for (const revision of revisions) {
  test(`C29, C30: each sign-in proves itself by a verifier of its own, with S256 (${revision})`, async () => {
    const first = await signIn(revision);
    const second = await signInAgain(first.world, revision);
    const verifiers = [first, second].map(({ trace, logins, tokenRequests }) => {
      assert.equal(trace.status, 'signed-in', trace.stop?.says);
      const verifier = tokenRequests[0]?.get('code_verifier') ?? '';
      assert.match(verifier, /^[\w.~-]{43,128}$/);
      assert.equal(logins[0]?.get('code_challenge_method'), 'S256');
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      assert.equal(logins[0].get('code_challenge'), challenge);
      return verifier;
    });
    assert.notEqual(verifiers[0], verifiers[1]);
  });

  test(`C31: an answer without state, or with another, is dropped before anything is asked (${revision})`, async () => {
    const states: readonly ((back: URL) => void)[] = [
      (back) => back.searchParams.delete('state'),
      (back) => back.searchParams.set('state', ''),
      (back) => back.searchParams.set('state', 'x'.repeat(43)),
      (back) => back.searchParams.set('state', `${back.searchParams.get('state')}x`),
      (back) => {
        back.searchParams.delete('state');
        back.searchParams.set('error', 'access_denied');
      },
    ];
    for (const change of states) {
      const browser = (callback: URL): URL => {
        const back = new URL(callback);
        change(back);
        return back;
      };
      const { trace, tokenRequests } = await signIn(revision, { browser });
      assert.equal(trace.stop?.code, 'state-mismatch');
      assert.equal(trace.stop.override, undefined);
      assert.deepEqual(tokenRequests, []);
      checkFindings(trace);
    }
    const first = await signIn(revision);
    const second = await signInAgain(first.world, revision);
    const [one = '', other = ''] = [first, second].map(
      ({ logins }) => logins[0]?.get('state') ?? '',
    );
    assert.ok(one.length >= 22);
    assert.notEqual(one, other);
  });

  test(`C32: the redirect URI is registered, asked for and shown letter by letter (${revision})`, async () => {
    const { to, logins, tokenRequests } = await signIn(revision);
    assert.deepEqual(JSON.parse(to('register')[0]?.body ?? '').redirect_uris, [redirectUri]);
    assert.equal(logins[0]?.get('redirect_uri'), redirectUri);
    assert.equal(tokenRequests[0]?.get('redirect_uri'), redirectUri);
  });

  test(`C33: the browser comes back to this machine or by https (${revision})`, async () => {
    const world = createWorld();
    const run = (uri: string, overrides: readonly string[] = []) =>
      signInAgain(world, revision, {
        ports: { reserveRedirect: async () => ({ ...(await world.ports.reserveRedirect()), uri }) },
        settings: { overrides },
      });
    for (const uri of ['http://192.168.1.5:8080/callback', 'http://dev.example/callback']) {
      const { trace, logins } = await run(uri);
      assert.equal(trace.stop?.code, 'insecure-endpoint', uri);
      assert.deepEqual(logins, []);
      checkFindings(trace);
      assert.match(trace.findings[0]?.title ?? '', /^The browser would come back to /);
      assert.equal((await run(uri, ['insecure-endpoint'])).trace.status, 'signed-in');
    }
    for (const uri of ['http://localhost:8080/callback', 'https://dev.example/callback']) {
      assert.equal((await run(uri)).trace.status, 'signed-in');
    }
  });
}

test('C33: the listener is on this machine', async () => {
  const loopback = await openLoopback(0);
  loopback.close();
  assert.match(loopback.uri, /^http:\/\/127\.0\.0\.1:\d+\/callback$/);
  assert.ok(isSecureUrl(loopback.uri));
});

/** Of each address that was asked, the resource that was named there. */
function resourcesOf({ requests, world }: Trial): ReadonlyMap<string, string | null> {
  const sent = requests
    .filter(({ method }) => method === 'POST')
    .map(({ url, body }) => [url.replace(issuer, ''), new URLSearchParams(body)] as const);
  const opened = world.pages.map((page) => {
    const { pathname, searchParams } = new URL(page);
    return [pathname, searchParams] as const;
  });
  return new Map([...sent, ...opened].map(([to, fields]) => [to, fields.get('resource')]));
}

for (const revision of revisions) {
  for (const [grant, { named, ...wish }] of Object.entries(ways)) {
    test(`C34: ${revision < '2025-06-18' ? 'no resource' : 'resource'} in every request of ${grant} (${revision})`, async () => {
      const run = await signIn(revision, { change: withOtherGrants, ...wish });
      assert.equal(run.trace.status, 'signed-in', run.trace.stop?.says);
      const resources = resourcesOf(run);
      for (const to of named) {
        // What the identity provider is told is no parameter of MCP but of the exchange. SEP-990.
        const expected = revision < '2025-06-18' && to !== idp ? null : serverUrl;
        assert.equal(resources.get(to), expected, to);
      }
    });
  }

  test(`C34: ${revision < '2025-06-18' ? 'no resource' : 'resource'} when a token is renewed (${revision})`, async () => {
    const { world } = await signIn(revision);
    const ports = later(world.ports.now);
    const renewed = await signInAgain(world, revision, { errand: 'reconnect', ports });
    assert.equal(renewed.trace.status, 'signed-in', renewed.trace.stop?.says);
    const [fields] = renewed.tokenRequests;
    assert.equal(fields?.get('grant_type'), 'refresh_token');
    assert.equal(fields.get('resource'), revision < '2025-06-18' ? null : serverUrl);
  });
}

/** Nothing says who the server is: no challenge that names metadata, and none at the known places. */
const noMetadata: Change = (seen) => {
  const { origin, pathname } = new URL(seen.url);
  if (origin === issuer) return undefined;
  if (pathname.includes('oauth-protected-resource')) return notFound;
  if (pathname.includes('oauth-authorization-server')) {
    return json({
      issuer: origin,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      registration_endpoint: `${issuer}/register`,
      code_challenge_methods_supported: ['S256'],
    });
  }
  if (seen.endpoint !== 'refusal' && seen.endpoint !== 'elsewhere') return undefined;
  return seen.headers.has('authorization') ? undefined : { ...notFound, status: 401 };
};

const addresses: readonly (readonly [address: string, canonical: string])[] = [
  ['https://other.example/mcp', 'https://other.example/mcp'],
  ['https://other.example', 'https://other.example'],
  ['https://other.example/', 'https://other.example'],
  ['https://other.example:8443', 'https://other.example:8443'],
  ['https://other.example:443/mcp', 'https://other.example/mcp'],
  ['https://other.example/server/mcp', 'https://other.example/server/mcp'],
  ['https://other.example/mcp/', 'https://other.example/mcp/'],
  ['HTTPS://Other.Example/Mcp#part', 'https://other.example/Mcp'],
];

for (const revision of since('2025-06-18')) {
  test(`C35, C36: without metadata the canonical address is sent all the same, by override (${revision})`, async () => {
    for (const [url, canonical] of addresses) {
      const settings = { overrides: ['no-discovery'], loginTimeout: 5 };
      const browser = withIss(undefined);
      const run = await signIn(revision, { change: noMetadata, settings, browser, url });
      assert.equal(run.trace.facts.code?.received, true, run.trace.stop?.says);
      assert.deepEqual(run.trace.overrides, ['no-discovery']);
      const resources = resourcesOf(run);
      assert.equal(resources.get('/authorize'), canonical);
      assert.equal(resources.get('/token'), canonical);
    }
  });

  test(`C35: what the metadata says is sent letter by letter (${revision})`, async () => {
    const wellKnown = `${own}/.well-known/oauth-protected-resource`;
    for (const resource of [own, `${own}/`]) {
      const change = allOf(
        challenged('Bearer'),
        answering('resource-metadata', notFound),
        at(wellKnown, json({ resource, authorization_servers: [issuer] })),
      );
      const resources = resourcesOf(await signIn(revision, { change }));
      assert.equal(resources.get('/authorize'), resource);
      assert.equal(resources.get('/token'), resource);
    }
  });
}

for (const revision of before('2025-06-18')) {
  test(`C36: a client of ${revision} knows no resource`, async () => {
    const resources = resourcesOf(await signIn(revision));
    assert.deepEqual([resources.get('/authorize'), resources.get('/token')], [null, null]);
  });
}
