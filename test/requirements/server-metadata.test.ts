/** C10 to C15: the metadata of the authorization server. */

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
import { before, noteOf, signIn, since, type Wish } from './trial';

const own = 'https://mcp.example';
const rfc8414 = '.well-known/oauth-authorization-server';
const openId = '.well-known/openid-configuration';

/** Names this issuer and lets nothing answer where its metadata could be but at `found`. */
function issuedBy(name: string, found?: string): Change {
  const { origin } = new URL(name);
  const document = {
    issuer: name,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    registration_endpoint: `${issuer}/register`,
    code_challenge_methods_supported: ['S256'],
  };
  return (seen, healthy) => {
    if (seen.endpoint === 'resource-metadata') {
      return json({ resource: serverUrl, authorization_servers: [name] });
    }
    if (!seen.url.startsWith(origin) || !seen.url.includes('/.well-known/')) return healthy;
    return seen.url === found ? json(document) : notFound;
  };
}

async function metadataUrls(revision: (typeof revisions)[number], wish: Wish) {
  const { trace, requests } = await signIn(revision, { browser: withIss(undefined), ...wish });
  return {
    trace,
    urls: requests
      .map(({ url }) => url)
      .filter((url) => url.includes('/.well-known/') && !url.includes('oauth-protected-resource')),
  };
}

test('C10: a client of 2025-03-26 reads RFC 8414 metadata at the origin of the server', async () => {
  const { trace, urls } = await metadataUrls('2025-03-26', {});
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  assert.deepEqual(urls, [`${own}/${rfc8414}`]);
});

test('C10: a client of 2025-06-18 reads RFC 8414 metadata of the server that is named, and nothing else', async () => {
  for (const [name, url] of [
    [issuer, `${issuer}/${rfc8414}`],
    [`${issuer}/t`, `${issuer}/${rfc8414}/t`],
  ] as const) {
    const found = await metadataUrls('2025-06-18', { change: issuedBy(name, url) });
    assert.equal(found.trace.status, 'signed-in', found.trace.stop?.says);
    assert.deepEqual(found.urls, [url]);
    const lost = await metadataUrls('2025-06-18', { change: issuedBy(name) });
    assert.equal(lost.trace.stop?.code, 'no-server-metadata');
    assert.deepEqual(lost.urls, [url], 'OpenID Connect Discovery came later');
  }
});

const places: readonly (readonly [issuer: string, urls: readonly string[]])[] = [
  [issuer, [`${issuer}/${rfc8414}`, `${issuer}/${openId}`]],
  [`${issuer}/t`, [`${issuer}/${rfc8414}/t`, `${issuer}/${openId}/t`, `${issuer}/t/${openId}`]],
  [
    `${issuer}/a/b`,
    [`${issuer}/${rfc8414}/a/b`, `${issuer}/${openId}/a/b`, `${issuer}/a/b/${openId}`],
  ],
];

for (const revision of since('2025-11-25')) {
  test(`C11, C12: both kinds of metadata, each place in its order and no other (${revision})`, async () => {
    for (const [name, urls] of places) {
      for (const [last, found] of urls.entries()) {
        const { trace, urls: asked } = await metadataUrls(revision, {
          change: issuedBy(name, found),
        });
        assert.equal(trace.status, 'signed-in', trace.stop?.says);
        assert.deepEqual(asked, urls.slice(0, last + 1));
        const source = trace.facts.authorizationServer?.source;
        assert.equal(source, found.includes(openId) ? 'openid' : 'oauth');
      }
      const lost = await metadataUrls(revision, { change: issuedBy(name) });
      assert.equal(lost.trace.stop?.code, 'no-server-metadata');
      assert.equal(lost.trace.stop.since, '2025-06-18');
      assert.deepEqual(lost.urls, urls);
      checkFindings(lost.trace);
    }
  });

  test(`C11: what is no document is passed over (${revision})`, async () => {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' };
    const unusable = [page, json([]), json({}, 500), json({ issuer }, 403), notFound];
    for (const answer of unusable) {
      const change = allOf(
        issuedBy(issuer, `${issuer}/${openId}`),
        at(`${issuer}/${rfc8414}`, answer),
      );
      const { trace } = await metadataUrls(revision, { change });
      assert.equal(trace.status, 'signed-in', trace.stop?.says);
    }
  });
}

/** Names that are not the issuer, however alike. */
const otherNames: readonly (string | undefined)[] = [
  'https://honest.example',
  `${issuer}/`,
  'https://AS.example',
  'https://as.example:443',
  'HTTPS://as.example',
  'https://as.example/%7e',
  'http://as.example',
  '',
  undefined,
];

for (const revision of since('2025-06-18')) {
  test(`C13: metadata of another issuer is not used, whatever it says (${revision})`, async () => {
    for (const name of otherNames) {
      const change = members('server-metadata', { issuer: name });
      const { trace, requests, logins } = await signIn(revision, { change });
      assert.equal(trace.stop?.code, 'issuer-mismatch', name);
      assert.equal(trace.stop.since, '2025-06-18');
      // What else the issuer publishes is looked at for comparison, and nothing that a document names.
      const asked = requests.map(({ url }) => url).slice(2);
      const places = [`${issuer}/${rfc8414}`, `${issuer}/${openId}`];
      assert.deepEqual(asked, revision === '2025-06-18' ? places.slice(0, 1) : places);
      assert.deepEqual(logins, []);
      checkFindings(trace);
    }
    const settings = { overrides: ['issuer-mismatch'] };
    const change = members('server-metadata', { issuer: `${issuer}/` });
    const { trace } = await signIn(revision, {
      change,
      settings,
      browser: withIss(`${issuer}/`),
    });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.deepEqual(trace.overrides, ['issuer-mismatch']);
    assert.equal(trace.facts.client?.issuer, issuer, 'credentials belong to whom was asked');
  });

  test(`C13: an issuer with a slash is one name, without it another (${revision})`, async () => {
    const named = `${issuer}/`;
    const change = members('resource-metadata', { authorization_servers: [named] });
    const strict = await signIn(revision, { change });
    assert.equal(strict.trace.stop?.code, 'issuer-mismatch');
    const same = await signIn(revision, {
      change: allOf(change, members('server-metadata', { issuer: named })),
      browser: withIss(named),
    });
    assert.equal(same.trace.status, 'signed-in', same.trace.stop?.says);
  });

  test(`C13: the fallback to 2025-03-26 is no way around it (${revision})`, async () => {
    const lost = allOf(challenged('Bearer'), answering('resource-metadata', notFound));
    const settings = { overrides: ['no-discovery'] };
    const named = async (name: string | undefined) => {
      const change = allOf(lost, members('server-metadata', { issuer: name }));
      const browser = withIss(name);
      return (await signIn(revision, { change, settings, browser })).trace;
    };
    for (const name of [own, `${own}/`]) assert.equal((await named(name)).status, 'signed-in');
    for (const name of [issuer, undefined]) {
      const trace = await named(name);
      assert.equal(trace.stop?.code, 'issuer-mismatch');
      checkFindings(trace);
    }
  });
}

for (const revision of before('2025-06-18')) {
  test(`C13: a client of ${revision} looks at an origin and at no name`, async () => {
    for (const name of otherNames) {
      const change = members('server-metadata', { issuer: name });
      const { trace } = await signIn(revision, { change });
      assert.equal(trace.status, 'signed-in', trace.stop?.says);
    }
  });
}

for (const found of [rfc8414, openId]) {
  const change = allOf(issuedBy(issuer, `${issuer}/${found}`), (seen, healthy) =>
    seen.url === `${issuer}/${found}`
      ? {
          ...healthy,
          body: JSON.stringify({
            ...JSON.parse(healthy.body),
            code_challenge_methods_supported: undefined,
            grant_types_supported: ['authorization_code', 'client_credentials'],
          }),
        }
      : undefined,
  );
  const browser = withIss(undefined);

  for (const revision of since('2025-11-25')) {
    test(`C14: without code_challenge_methods_supported in ${found} the client refuses to go on (${revision})`, async () => {
      const ways: readonly Wish[] = [
        {},
        { settings: { clientId: 'mine' } },
        // A key makes a client that could also come for itself; here a person signs in all the same.
        {
          settings: { clientMetadataUrl: 'https://client.example/me.json' },
          secrets: { clientKey: 'none' },
        },
      ];
      for (const way of ways) {
        const { trace, requests, logins } = await signIn(revision, { change, browser, ...way });
        assert.equal(trace.stop?.code, 'pkce-not-advertised');
        assert.equal(trace.stop.since, '2025-11-25');
        assert.deepEqual(logins, []);
        assert.ok(
          requests.every(
            ({ url }) => url.startsWith(own) || url.startsWith(`${issuer}/.well-known/`),
          ),
          'nothing that the document names is asked',
        );
        checkFindings(trace);
      }
    });

    test(`C14: the override goes on, with S256, and is on record; ${found} (${revision})`, async () => {
      const settings = { overrides: ['pkce-not-advertised'] };
      const { trace, logins } = await signIn(revision, { change, browser, settings });
      assert.equal(trace.status, 'signed-in', trace.stop?.says);
      assert.deepEqual(trace.overrides, ['pkce-not-advertised']);
      assert.equal(logins[0]?.get('code_challenge_method'), 'S256');
    });
  }
}

for (const revision of before('2025-11-25')) {
  test(`C14: a client of ${revision} does not look for it`, async () => {
    const change = members('server-metadata', { code_challenge_methods_supported: undefined });
    const { trace, logins } = await signIn(revision, { change });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.deepEqual(trace.overrides, []);
    assert.equal(logins[0]?.get('code_challenge_method'), 'S256');
  });
}

for (const revision of revisions) {
  test(`C14, C30: a server that lists methods without S256 is refused by every revision (${revision})`, async () => {
    const change = members('server-metadata', { code_challenge_methods_supported: ['plain'] });
    const { trace } = await signIn(revision, { change });
    assert.equal(trace.stop?.code, 'pkce-not-advertised');
    assert.equal(trace.stop.since, undefined);
  });

  test(`C15: endpoints without https are refused (${revision})`, async () => {
    for (const name of ['authorization_endpoint', 'token_endpoint', 'registration_endpoint']) {
      const change = members('server-metadata', { [name]: 'http://as.example/x' });
      const { trace, requests, logins } = await signIn(revision, { change });
      assert.equal(trace.stop?.code, 'insecure-endpoint', name);
      assert.equal(trace.stop.since, undefined);
      assert.deepEqual(logins, []);
      assert.ok(requests.every(({ url }) => url.startsWith('https:')));
    }
  });
}

test('C14: who signs in without a browser, or only has a token checked, needs no PKCE', async () => {
  const change = allOf(
    members('resource-metadata', { authorization_servers: [next] }),
    serverAt(next, {
      code_challenge_methods_supported: undefined,
      grant_types_supported: ['client_credentials'],
    }),
  );
  const machine = await signIn(newestRevision, {
    change,
    settings: { clientId: 'mine' },
    secrets: { clientSecret: 'mine-0123456789' },
  });
  assert.equal(machine.trace.status, 'signed-in', machine.trace.stop?.says);
  assert.deepEqual(machine.logins, []);
  const checked = await signIn(newestRevision, {
    change: members('server-metadata', { code_challenge_methods_supported: undefined }),
    errand: 'check-token',
    secrets: { pastedToken: 'opaque-0123456789' },
  });
  assert.equal(checked.trace.status, 'checked', checked.trace.stop?.says);
});

test('C11: which document answered is noted', async () => {
  const run = await signIn(newestRevision, {
    change: issuedBy(`${issuer}/t`, `${issuer}/t/${openId}`),
    browser: withIss(undefined),
  });
  assert.equal(noteOf(run, 'server-metadata'), 'OpenID Connect Discovery');
  assert.equal(run.trace.facts.authorizationServer?.metadataUrl, `${issuer}/t/${openId}`);
});
