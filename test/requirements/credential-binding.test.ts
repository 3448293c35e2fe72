/** C24 to C27: credentials belong to the authorization server that gave them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memorySecrets } from '../../src/node/node-ports';
import { startHealthyRegistrationManagement } from '../server/scenarios/healthy-registration-management';
import { startMovedIssuer } from '../server/scenarios/moved-issuer';
import { createWorld, issuer, json } from '../unit/oauth/world';
import { checkFindings } from '../unit/rules/check-findings';
import { runHeadless } from '../unit/rules/headless-run';
import { allOf, at, members, moving, movingInSession, next } from './changes';
import { before, signIn, signInAgain, since } from './trial';

const documentUrl = 'https://client.example/me.json';

for (const revision of since('2025-06-18')) {
  test(`C24: a registration is kept under the issuer that was asked, and used there again (${revision})`, async () => {
    const first = await signIn(revision);
    const again = await signInAgain(first.world, revision);
    assert.equal(again.trace.status, 'signed-in', again.trace.stop?.says);
    assert.deepEqual(again.to('register'), []);
    const keys = (await first.world.ports.secrets.keys()).filter((key) =>
      key.startsWith('registration/'),
    );
    assert.deepEqual(keys, [`registration/1/${encodeURIComponent(issuer)}/client-1`]);
  });

  test(`C25: when the server names another authorization server the client registers anew (${revision})`, async () => {
    let moved = false;
    const world = createWorld({ change: moving(() => moved) });
    const first = await signInAgain(world, revision);
    assert.equal(first.trace.facts.client?.clientId, 'client-1');
    moved = true;
    const second = await signInAgain(world, revision);
    assert.equal(second.trace.status, 'signed-in', second.trace.stop?.says);
    assert.equal(second.trace.facts.client?.clientId, 'client-of-next.example');
    const there = second.requests.filter(({ url }) => url.startsWith(next));
    assert.ok(there.some(({ url }) => url === `${next}/register`));
    const sent = JSON.stringify(there.map(({ url, body }) => [url, body]));
    for (const old of ['client-1', 'refresh-0123456789abcdef']) assert.ok(!sent.includes(old));
  });

  test(`C25: and so when it does in the middle of a session (${revision})`, async () => {
    const { trace, requests, logins } = await signIn(revision, { change: movingInSession() });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.equal(trace.facts.client?.issuer, next);
    assert.deepEqual(
      logins.map((login) => login.get('client_id')),
      ['client-1', 'client-of-next.example'],
    );
    assert.ok(requests.some(({ url }) => url === `${next}/register`));
  });

  test(`C25: a secret of one server is not kept for another (${revision})`, async () => {
    let moved = false;
    const secret = 'secret-of-the-first-0123456789';
    const change = allOf(
      members('register', {
        client_secret: secret,
        token_endpoint_auth_method: 'client_secret_basic',
      }),
      movingInSession(),
      moving(() => moved),
    );
    const run = await signIn(revision, { change });
    moved = true;
    assert.equal(run.trace.status, 'signed-in', run.trace.stop?.says);
    const { secrets } = run.world.ports;
    for (const key of await secrets.keys()) {
      const text = (await secrets.get(key)) ?? '';
      if (key.includes(encodeURIComponent(next))) assert.ok(!text.includes(secret), key);
    }
    const there = run.requests.filter(({ url }) => url.startsWith(next));
    assert.ok(there.every(({ headers }) => !headers.has('authorization')));
  });

  test(`C26: the user’s client whose authorization server is known and another is an error (${revision})`, async () => {
    const { trace, logins } = await signIn(revision, {
      settings: { clientId: 'mine', clientIssuer: next },
      secrets: { clientSecret: 'mine-0123456789' },
    });
    assert.equal(trace.stop?.code, 'client-issuer-mismatch');
    assert.equal(trace.stop.override, 'client-issuer-mismatch');
    assert.equal(trace.stop.belongsTo, next);
    assert.deepEqual(logins, []);
    checkFindings(trace);
  });

  test(`C27: a client document is good at any authorization server (${revision})`, async () => {
    const metadata = { client_id_metadata_document_supported: true };
    const change = allOf(
      members('server-metadata', metadata),
      at(documentUrl, json({ client_id: documentUrl })),
      movingInSession(metadata),
    );
    const settings = { clientMetadataUrl: documentUrl };
    const { trace, requests, logins } = await signIn(revision, { change, settings });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    const documents = revision >= '2025-11-25';
    assert.deepEqual(
      logins.map((login) => login.get('client_id')),
      documents ? [documentUrl, documentUrl] : ['client-1', 'client-of-next.example'],
    );
    assert.equal(
      requests.some(({ url }) => url.endsWith('/register')),
      !documents,
    );
  });
}

const brought = { settings: { clientId: 'mine' }, secrets: { clientSecret: 'mine-0123456789' } };

for (const revision of since('2026-07-28')) {
  test(`C26: when the server moves, the user’s client is not tried at the new one (${revision})`, async () => {
    const change = movingInSession();
    const { trace, requests } = await signIn(revision, { change, ...brought });
    assert.equal(trace.stop?.code, 'client-issuer-mismatch');
    assert.equal(trace.stop.since, '2026-07-28');
    assert.equal(trace.stop.belongsTo, issuer);
    assert.ok(requests.every(({ url }) => !url.startsWith(`${next}/token`)));
    checkFindings(trace);
    const settings = { ...brought.settings, overrides: ['client-issuer-mismatch'] };
    const allowed = await signIn(revision, { change: movingInSession(), ...brought, settings });
    assert.equal(allowed.trace.status, 'signed-in', allowed.trace.stop?.says);
    assert.deepEqual(allowed.trace.overrides, ['client-issuer-mismatch']);
  });
}

for (const revision of before('2026-07-28').filter((one) => one >= '2025-06-18')) {
  test(`C26: a client of ${revision} takes the user’s client along`, async () => {
    const { trace, logins } = await signIn(revision, { change: movingInSession(), ...brought });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    assert.deepEqual(
      logins.map((login) => login.get('client_id')),
      ['mine', 'mine'],
    );
  });
}

test('C24: a registration whose access token changes at each reading is used again and again', async () => {
  const server = await startHealthyRegistrationManagement({ tokens: 'rotating' });
  const store = memorySecrets();
  try {
    for (let round = 0; round < 4; round += 1) {
      const { trace } = await runHeadless(server.url, {}, store);
      assert.equal(trace.status, 'signed-in', trace.stop?.says);
    }
    assert.equal(
      server.requests.filter(({ path, method }) => path === '/reg' && method === 'POST').length,
      1,
    );
  } finally {
    await server.close();
  }
});

test('C25: real servers: after the move the second one registers the client and gives the token', async () => {
  const server = await startMovedIssuer();
  try {
    const store = memorySecrets();
    const first = await runHeadless(server.url, {}, store);
    assert.equal(first.trace.facts.client?.issuer, server.credentials.before);
    server.move();
    const second = await runHeadless(server.url, {}, store);
    assert.equal(second.trace.status, 'signed-in', second.trace.stop?.says);
    assert.equal(second.trace.facts.client?.issuer, server.credentials.after);
    assert.ok(server.secondRequests.some(({ path }) => path === '/reg'));
  } finally {
    await server.close();
  }
});
