/** C1 to C7: the refusal, and the metadata of the server. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestRevision, revisions } from '../../src/model/revision';
import { type Change, issuer, json, serverUrl } from '../unit/oauth/world';
import { checkFindings } from '../unit/rules/check-findings';
import {
  allOf,
  answering,
  at,
  challenged,
  members,
  next,
  notFound,
  serverAt,
  withIss,
} from './changes';
import { before, noteOf, signIn, since } from './trial';

const own = 'https://mcp.example';
const wellKnown = `${own}/.well-known/oauth-protected-resource`;
const named = `${own}/described/here`;
const document = { resource: serverUrl, authorization_servers: [issuer] };

const metadataAt = (url: string, changed: object = {}): Change =>
  at(url, json({ ...document, ...changed }));

for (const revision of revisions) {
  test(`C1: 401 begins the sign-in (${revision})`, async () => {
    const { trace, requests, logins } = await signIn(revision);
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.equal(requests[0]?.headers.has('authorization'), false);
    assert.equal(requests[0]?.url, serverUrl);
    assert.equal(logins.length, 1);
  });

  test(`C1: 401 in the middle of a session begins it anew, and once (${revision})`, async () => {
    const forgetful = (uses: number): Change => {
      let used = 0;
      return (seen) => {
        if (seen.endpoint !== 'session' || !seen.body.includes('tools/list')) return undefined;
        used += 1;
        return used > uses ? undefined : { status: 401, headers: {}, body: '' };
      };
    };
    const { trace, to, logins } = await signIn(revision, { change: forgetful(1) });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.equal(logins.length, 2);
    assert.equal(to('refusal').length, 1, 'the challenge of the 401 is read, no other asked for');
    const never = await signIn(revision, { change: forgetful(9) });
    assert.equal(never.trace.stop?.code, 'token-not-accepted');
    assert.equal(never.logins.length, 2);
  });
}

/** What a client must be able to read, with the address and the scope that are in it. */
const challenges: { readonly [what: string]: readonly string[] } = {
  'one challenge': [`Bearer resource_metadata="${named}", scope="notes:write"`],
  'several challenges in one field': [
    `Basic realm="a, b", Bearer scope="notes:write", resource_metadata="${named}", Negotiate`,
  ],
  'several fields': [
    'Negotiate YWJj==',
    'Basic realm="x"',
    `Bearer scope="notes:write", resource_metadata="${named}"`,
  ],
  'quoted pairs': [
    `Bearer realm="\\"n\\", resource_metadata=\\"${own}/no\\"", resource_metadata="${named.replace('/h', '\\/h')}", scope="notes\\:write"`,
  ],
  'names in capitals': [`BEARER Resource_Metadata="${named}", SCOPE="notes:write"`],
  'a Bearer challenge that names nothing before one that does': [
    'Bearer realm="old"',
    `Bearer resource_metadata="${named}", scope="notes:write"`,
  ],
  'a DPoP challenge that names it, beside a Bearer challenge that does not': [
    'Bearer realm="old"',
    `DPoP algs="ES256", resource_metadata="${named}", scope="notes:write"`,
  ],
};

for (const [what, fields] of Object.entries(challenges)) {
  for (const revision of since('2025-06-18')) {
    test(`C2: ${what} (${revision})`, async () => {
      const change = allOf(challenged(...fields), metadataAt(named));
      const { trace, requests, logins } = await signIn(revision, { change });
      assert.equal(requests[1]?.url, named);
      assert.equal(trace.status, 'signed-in', trace.stop?.says);
      const scope = revision >= '2025-11-25' ? 'notes:write' : null;
      assert.equal(logins[0]?.get('scope'), scope);
    });
  }
}

for (const revision of before('2025-06-18')) {
  test(`C2, C3: the challenge and resource metadata are nothing to a client of ${revision}`, async () => {
    const change = allOf(challenged(`Bearer resource_metadata="${named}"`), metadataAt(named));
    const { trace, requests } = await signIn(revision, { change });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.equal(requests[1]?.url, `${own}/.well-known/oauth-authorization-server`);
    assert.ok(requests.every(({ url }) => url !== named && !url.startsWith(wellKnown)));
  });
}

for (const revision of since('2025-06-18')) {
  test(`C3: resource metadata names the authorization server, the origin does not (${revision})`, async () => {
    const change = allOf(
      members('resource-metadata', { authorization_servers: [next] }),
      serverAt(next),
    );
    const { trace, to, world } = await signIn(revision, { change });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.deepEqual(to('server-metadata'), [], 'neither the origin nor the other server is asked');
    assert.ok(world.pages[0]?.startsWith(`${next}/authorize?`));
  });

  test(`C4: the address in the challenge is used, and no other when it fails (${revision})`, async () => {
    const change = allOf(challenged(`Bearer resource_metadata="${named}"`), at(named, notFound));
    const { trace, requests } = await signIn(revision, { change });
    assert.equal(trace.stop?.code, 'no-discovery');
    // The others are looked at to say what is wrong; the healthy document at one of them is not used.
    assert.deepEqual(
      requests.slice(1).map(({ url }) => url),
      [named, `${wellKnown}/mcp`, wellKnown],
    );
    assert.equal(trace.facts.resource, undefined);
    assert.deepEqual(
      trace.findings.map(({ rule, under }) => [rule, under]),
      [
        ['metadata-not-where-named', undefined],
        ['no-discovery', 'metadata-not-where-named'],
      ],
    );
    checkFindings(trace);
  });

  test(`C4: without an address the path comes first, then the root (${revision})`, async () => {
    for (const found of [`${wellKnown}/mcp`, wellKnown]) {
      const change = allOf(
        challenged('Bearer'),
        answering('resource-metadata', notFound),
        metadataAt(found),
      );
      const { trace, requests } = await signIn(revision, { change });
      assert.equal(trace.status, 'signed-in', trace.stop?.says);
      const order = [`${wellKnown}/mcp`, wellKnown];
      assert.deepEqual(
        requests.map(({ url }) => url).filter((url) => url.startsWith(wellKnown)),
        order.slice(0, order.indexOf(found) + 1),
      );
    }
  });

  test(`C5: nothing found is a stop; only the recorded override falls back to 2025-03-26 (${revision})`, async () => {
    const change = allOf(challenged('Bearer'), answering('resource-metadata', notFound));
    const stopped = await signIn(revision, { change });
    assert.equal(stopped.trace.stop?.code, 'no-discovery');
    assert.equal(stopped.trace.stop.override, 'no-discovery');
    assert.equal(stopped.trace.stop.since, '2025-06-18');
    assert.deepEqual(stopped.logins, []);
    checkFindings(stopped.trace);

    const settings = { overrides: ['no-discovery'] };
    const legacy = allOf(change, members('server-metadata', { issuer: own }));
    const browser = withIss(own);
    const { trace } = await signIn(revision, { change: legacy, settings, browser });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.deepEqual(trace.overrides, ['no-discovery']);
    assert.match(noteOf({ trace }, 'resource-metadata') ?? '', /legacy/);
  });

  test(`C6: metadata without an authorization server is refused (${revision})`, async () => {
    for (const servers of [undefined, [], [''], ['as.example'], ['javascript:alert(1)'], issuer]) {
      const change = members('resource-metadata', { authorization_servers: servers });
      const { trace, logins } = await signIn(revision, { change });
      assert.equal(trace.stop?.code, 'resource-metadata-unusable', String(servers));
      assert.equal(trace.stop.since, '2025-06-18');
      assert.deepEqual(logins, []);
      checkFindings(trace);
    }
  });

  test(`C7: resource is the address of the request when the challenge names the metadata (${revision})`, async () => {
    const others = [
      own,
      `${own}/`,
      `${serverUrl}/`,
      `${serverUrl}/sub`,
      `${own}/mc`,
      `${own}/MCP`,
      'https://MCP.example/mcp',
      'https://mcp.example:443/mcp',
      'http://mcp.example/mcp',
      'https://mcp.example.evil.example/mcp',
      `${serverUrl}?a=b`,
      `${serverUrl}#part`,
      undefined,
    ];
    for (const resource of others) {
      const { trace, requests } = await signIn(revision, {
        change: members('resource-metadata', { resource }),
      });
      assert.equal(trace.stop?.code, 'resource-mismatch', resource);
      assert.equal(trace.stop.since, '2025-06-18');
      assert.ok(
        requests.every(({ url }) => url.startsWith(own)),
        'what it says is not used',
      );
      checkFindings(trace);
    }
    const settings = { overrides: ['resource-mismatch'] };
    const change = members('resource-metadata', { resource: own });
    const allowed = await signIn(revision, { change, settings });
    assert.equal(allowed.trace.status, 'signed-in');
    assert.deepEqual(allowed.trace.overrides, ['resource-mismatch']);
    assert.equal(allowed.logins[0]?.get('resource'), own);
  });

  test(`C7: at the path it is the server, at the root also the origin, and never a part of it (${revision})`, async () => {
    const found = async (url: string, resource: string) => {
      const change = allOf(
        challenged('Bearer'),
        answering('resource-metadata', notFound),
        metadataAt(url, { resource }),
      );
      const { trace } = await signIn(revision, { change });
      return trace.stop?.code ?? trace.facts.resource?.resource;
    };
    assert.equal(await found(`${wellKnown}/mcp`, serverUrl), serverUrl);
    assert.equal(await found(`${wellKnown}/mcp`, own), 'resource-mismatch');
    for (const resource of [serverUrl, own, `${own}/`]) {
      assert.equal(await found(wellKnown, resource), resource);
    }
    assert.equal(await found(wellKnown, `${own}/m`), 'resource-mismatch');
    assert.equal(await found(wellKnown, `${own}/other`), 'resource-mismatch');
  });
}

test('C7, C35: an address is compared as it was given and in its canonical form, and the slash of a bare origin is none', async () => {
  const said = async (url: string, resource: string) => {
    const { hostname, port } = new URL(url);
    const host = port === '' ? hostname : `${hostname}:${port}`;
    const metadata = (path: string) =>
      `https://${host}/.well-known/oauth-protected-resource${path}`;
    const answer = json({ resource, authorization_servers: [issuer] });
    const change: Change = (seen) => {
      if (seen.endpoint !== 'elsewhere') return undefined;
      if (seen.url.startsWith(metadata(''))) return answer;
      return seen.headers.has('authorization') ? undefined : { ...notFound, status: 401 };
    };
    const { trace } = await signIn(newestRevision, { change, url });
    return trace.stop?.code === 'resource-mismatch' ? 'no' : 'yes';
  };
  assert.equal(await said('https://Other.Example/mcp', 'https://other.example/mcp'), 'yes');
  assert.equal(await said('https://Other.Example/mcp', 'https://Other.Example/mcp'), 'yes');
  assert.equal(await said('https://other.example/mcp', 'https://Other.Example/mcp'), 'no');
  assert.equal(await said('https://other.example:443/mcp', 'https://other.example/mcp'), 'yes');
  assert.equal(await said('https://other.example/mcp/', 'https://other.example/mcp'), 'no');
  assert.equal(await said('https://other.example/mcp#x', 'https://other.example/mcp#x'), 'no');
  for (const url of ['https://other.example', 'https://other.example/']) {
    assert.equal(await said(url, 'https://other.example'), 'yes');
    assert.equal(await said(url, 'https://other.example/'), 'yes');
    assert.equal(await said(url, 'https://other.example//'), 'no');
  }
});
