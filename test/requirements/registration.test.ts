/** C16 to C23 and C28: how the client gets a client id. */

import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { newestRevision, type Revision, revisions } from '../../src/model/revision';
import {
  documentProblems,
  isDocumentUrl,
  writeClientDocument,
} from '../../src/oauth/client-document';
import { type Change, createWorld, issuer, json, redirectUri } from '../unit/oauth/world';
import { checkFindings } from '../unit/rules/check-findings';
import { allOf, at, members } from './changes';
import { before, signIn, signInAgain, since, type Trial } from './trial';

const documentUrl = 'https://client.example/me.json';
const document = {
  client_id: documentUrl,
  client_name: 'Mine',
  redirect_uris: ['http://127.0.0.1/callback'],
  grant_types: ['authorization_code', 'refresh_token'],
};
const takesDocuments = allOf(
  members('server-metadata', { client_id_metadata_document_supported: true }),
  at(documentUrl, json(document)),
);
const registersNobody = members('server-metadata', { registration_endpoint: undefined });

/** A person who gives this client id when asked, and what was asked. */
function person() {
  const asked: unknown[] = [];
  const ask = async (question: { readonly about: string }) => {
    asked.push(question);
    return question.about === 'client' ? { about: 'client' as const, clientId: 'told' } : undefined;
  };
  return { asked, ports: { ask } };
}

const idOf = ({ trace, logins }: Trial): string | null => {
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  return logins.at(-1)?.get('client_id') ?? null;
};

for (const revision of before('2025-11-25')) {
  test(`C16: the client registers itself, else uses the id it was given, else asks (${revision})`, async () => {
    const { asked, ports } = person();
    assert.equal(idOf(await signIn(revision, { ports })), 'client-1');
    const settings = { clientId: 'mine' };
    const given = await signIn(revision, { change: registersNobody, settings, ports });
    assert.equal(idOf(given), 'mine');
    assert.deepEqual(asked, []);
    const told = await signIn(revision, { change: registersNobody, ports });
    assert.equal(idOf(told), 'told');
    assert.deepEqual(told.to('register'), []);
    assert.equal(asked.length, 1);
    const alone = await signIn(revision, { change: registersNobody });
    assert.equal(alone.trace.stop?.code, 'no-registration-path');
    checkFindings(alone.trace);
  });

  test(`C17, C18: client documents came after ${revision}, which registers instead`, async () => {
    const settings = { clientMetadataUrl: documentUrl };
    const run = await signIn(revision, { change: takesDocuments, settings });
    assert.equal(idOf(run), 'client-1');
    assert.ok(run.requests.every(({ url }) => url !== documentUrl));
  });
}

for (const revision of since('2025-11-25')) {
  test(`C17: the client’s own id, then its document, then registration, then the person (${revision})`, async () => {
    const { asked, ports } = person();
    const everything = { clientId: 'mine', clientMetadataUrl: documentUrl };
    const own = await signIn(revision, { change: takesDocuments, settings: everything, ports });
    assert.equal(idOf(own), 'mine');
    const settings = { clientMetadataUrl: documentUrl };
    const byDocument = await signIn(revision, { change: takesDocuments, settings, ports });
    assert.equal(idOf(byDocument), documentUrl);
    // The server does not say that it takes documents.
    const registered = await signIn(revision, { settings, ports });
    assert.equal(idOf(registered), 'client-1');
    const noDocument = await signIn(revision, { change: takesDocuments, ports });
    assert.equal(idOf(noDocument), 'client-1');
    assert.deepEqual(asked, []);
    const told = await signIn(revision, { change: registersNobody, settings, ports });
    assert.equal(idOf(told), 'told');
    assert.deepEqual(asked, [{ about: 'client', issuer }]);
    for (const run of [own, byDocument, told]) assert.deepEqual(run.to('register'), []);
  });

  test(`C18: a client document is used, and registration still is where there is none (${revision})`, async () => {
    const settings = { clientMetadataUrl: documentUrl };
    const run = await signIn(revision, { change: takesDocuments, settings });
    assert.equal(idOf(run), documentUrl);
    assert.equal(run.trace.facts.client?.way, 'metadata-document');
    assert.equal(run.tokenRequests[0]?.get('client_id'), documentUrl);
    assert.deepEqual(run.trace.facts.clientDocument, {
      url: documentUrl,
      reachable: true,
      problems: [],
    });
  });

  test(`C20: what is no https address with a path is no client id (${revision})`, async () => {
    for (const clientMetadataUrl of ['http://client.example/me.json', 'https://client.example']) {
      const run = await signIn(revision, {
        change: takesDocuments,
        settings: { clientMetadataUrl },
      });
      assert.equal(idOf(run), 'client-1', clientMetadataUrl);
      assert.ok(run.requests.every(({ url }) => !url.startsWith('http://')));
    }
  });

  test(`C21: with a key a client document proves itself by private_key_jwt (${revision})`, async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const clientKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const jwks = { keys: [publicKey.export({ format: 'jwk' })] };
    const signing = { ...document, token_endpoint_auth_method: 'private_key_jwt', jwks };
    const change = allOf(takesDocuments, at(documentUrl, json(signing)));
    const settings = { clientMetadataUrl: documentUrl };
    const run = await signIn(revision, { change, settings, secrets: { clientKey } });
    assert.equal(idOf(run), documentUrl);
    assert.deepEqual(run.trace.facts.clientDocument?.problems, []);
    const [fields = assert.fail('no token request')] = run.tokenRequests;
    assert.equal(fields.get('grant_type'), 'authorization_code');
    const keys = createLocalJWKSet(jwks);
    const { payload } = await jwtVerify(fields.get('client_assertion') ?? '', keys, {
      audience: issuer,
      issuer: documentUrl,
      subject: documentUrl,
    });
    assert.ok(payload.jti !== undefined && payload.exp !== undefined);
    const without = await signIn(revision, { change, settings });
    assert.equal(without.tokenRequests[0]?.has('client_assertion'), false);
    assert.match(without.trace.facts.clientDocument?.problems.join() ?? '', /no key was given/);
  });

  test(`C21: where the document registers no key, none is used (${revision})`, async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const clientKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const settings = { clientMetadataUrl: documentUrl };
    const secrets = { clientKey };
    const run = await signIn(revision, { change: takesDocuments, settings, secrets });
    assert.equal(run.trace.facts.client?.authMethod, 'none');
    assert.equal(run.tokenRequests[0]?.has('client_assertion'), false);
    // Of a document that cannot be read from here, nobody knows, and the key was given for something.
    const change = allOf(takesDocuments, at(documentUrl, json({}, 404)));
    const unread = await signIn(revision, { change, settings, secrets });
    assert.equal(unread.tokenRequests[0]?.has('client_assertion'), true);
  });
}

test('C20: an address of a client document is https and has a path', () => {
  const good = ['https://a.example/c.json', 'https://a.example/c', 'https://a.example:8443/c?v=1'];
  const bad = [
    'http://a.example/c.json',
    'https://a.example',
    'https://a.example/',
    'https://a.example/c#part',
    'https://me@a.example/c',
    'https://a.example/x/../c',
    'https://a.example/%2e%2e/c',
    'ftp://a.example/c',
    'c.json',
    '',
  ];
  for (const url of good) assert.equal(isDocumentUrl(url), true, url);
  for (const url of bad) assert.equal(isDocumentUrl(url), false, url);
});

test('C20: a document has client_id, client_name and redirect_uris, and its own address as client_id', () => {
  const body = (value: object) => ({ kind: 'json', value: { ...document, ...value } }) as never;
  const problems = (value: object) => documentProblems(documentUrl, body(value), redirectUri);
  assert.deepEqual(problems({}), []);
  const faulty: readonly (readonly [string, object])[] = [
    ['client_id', { client_id: undefined }],
    ['client_id', { client_id: `${documentUrl}/` }],
    ['client_id', { client_id: documentUrl.toUpperCase() }],
    ['client_name', { client_name: undefined }],
    ['client_name', { client_name: '' }],
    ['redirect_uris', { redirect_uris: undefined }],
    ['redirect_uris', { redirect_uris: [] }],
    ['redirect_uris', { redirect_uris: ['https://elsewhere.example/callback'] }],
    ['client_secret', { client_secret: 'x' }],
    ['token_endpoint_auth_method', { token_endpoint_auth_method: 'client_secret_basic' }],
    ['token_endpoint_auth_method', { token_endpoint_auth_method: 'private_key_jwt' }],
  ];
  for (const [member, value] of faulty) {
    const found = problems(value);
    assert.equal(found.length, 1, JSON.stringify(value));
    assert.ok(found[0]?.includes(member), found[0]);
  }
  const written = JSON.parse(
    writeClientDocument({ url: documentUrl, name: '', redirectUris: document.redirect_uris }),
  );
  assert.deepEqual(problems(written), [], 'the one that we write has none');
});

for (const revision of since('2025-06-18')) {
  test(`C19: an id and a secret that the user brings are used as they are (${revision})`, async () => {
    const clientSecret = randomBytes(12).toString('hex');
    const run = await signIn(revision, {
      settings: { clientId: 'mine' },
      secrets: { clientSecret },
    });
    assert.equal(idOf(run), 'mine');
    assert.deepEqual(run.to('register'), []);
    assert.equal(
      run.to('token')[0]?.headers.get('authorization'),
      `Basic ${btoa(`mine:${clientSecret}`)}`,
    );
  });
}

/** What a registration asked for. */
const registered = (run: Trial) => JSON.parse(run.to('register').at(-1)?.body ?? '{}');

async function withRedirect(revision: Revision, uri: string, change?: Change) {
  const world = createWorld({ ...(change && { change }) });
  const reserveRedirect = async () => ({ ...(await world.ports.reserveRedirect()), uri });
  return signInAgain(world, revision, { ports: { reserveRedirect } });
}

for (const revision of revisions) {
  test(`C22: the client registers as what its redirect URI makes it, by every revision (${revision})`, async () => {
    for (const [uri, type] of [
      [redirectUri, 'native'],
      ['http://localhost:33419/callback', 'native'],
      ['http://[::1]:33419/callback', 'native'],
      ['https://window.vscode.example/callback', 'web'],
    ] as const) {
      const run = await withRedirect(revision, uri);
      assert.equal(idOf(run), 'client-1');
      assert.equal(registered(run).application_type, type, uri);
      assert.deepEqual(registered(run).redirect_uris, [uri]);
    }
  });

  test(`C28: grant_types names refresh_token where a person signs in (${revision})`, async () => {
    assert.deepEqual(registered(await signIn(revision)).grant_types, [
      'authorization_code',
      'refresh_token',
    ]);
  });
}

test('C28: a client document names refresh_token, and a client that comes for itself does not', async () => {
  const wish = { url: documentUrl, name: 'Mine', redirectUris: [redirectUri] };
  assert.ok(JSON.parse(writeClientDocument(wish)).grant_types.includes('refresh_token'));
  const settings = { grant: 'client_credentials' } as const;
  const machine = registered(await signIn(newestRevision, { settings }));
  assert.deepEqual(machine.grant_types, ['client_credentials']);
});

/** Refuses every registration that `refuses` says no to. */
function refusing(refuses: (asked: { [name: string]: unknown }) => object | undefined): Change {
  return (seen) => {
    if (seen.endpoint !== 'register') return undefined;
    const error = refuses(JSON.parse(seen.body));
    return error && json(error, 400);
  };
}

for (const revision of revisions) {
  test(`C23: a registration refused for its redirect URI is tried as another type (${revision})`, async () => {
    const change = refusing(({ application_type: type }) =>
      type === undefined ? undefined : { error: 'invalid_redirect_uri' },
    );
    const run = await signIn(revision, { change });
    assert.equal(idOf(run), 'client-1');
    assert.equal(run.to('register').length, 2);
    assert.equal(registered(run).application_type, undefined);
    assert.deepEqual(run.trace.facts.client?.leftOut, ['application_type']);
  });

  test(`C23: one that stays refused says what the server said, and the request is there (${revision})`, async () => {
    const error = 'invalid_redirect_uri';
    const change = refusing(() => ({ error, error_description: 'only https here' }));
    const { trace, to } = await signIn(revision, { change });
    assert.equal(trace.stop?.code, 'registration-refused');
    assert.equal(trace.stop.since, undefined);
    assert.equal(to('register').length, 2);
    checkFindings(trace);
    const finding = trace.findings.find(({ rule }) => rule === 'registration-refused');
    assert.equal(finding?.actual, '400 invalid_redirect_uri: only https here');
    assert.match(finding.title, /redirect address/);
  });
}
