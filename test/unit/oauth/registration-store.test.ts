import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facts } from '../../../src/model/flow';
import { memorySecrets } from '../../../src/node/node-ports';
import {
  createRegistrationStore,
  reusable,
  type SavedRegistration,
} from '../../../src/oauth/registration-store';
import { clientOf, issuer, serverUrl } from './stored';

function registrationOf(
  change: Partial<Facts['client']> = {},
  more: Partial<SavedRegistration> = {},
): SavedRegistration {
  return { client: clientOf(change), secrets: {}, serverUrl, ...more };
}

test('C24 a registration is found under the issuer that gave it, with its secrets', async () => {
  const store = createRegistrationStore(memorySecrets());
  assert.equal(await store.find(issuer), undefined);
  const saved = registrationOf(
    {
      hasSecret: true,
      registrationClientUri: 'https://as.example/register/client-1',
      registeredScope: 'notes:read',
      secretExpiresAt: 9_000,
      registeredAt: 1_000,
    },
    { secrets: { clientSecret: 's', registrationAccessToken: 'g' } },
  );
  await store.save(saved);
  assert.deepEqual(await store.find(issuer), saved);
  assert.deepEqual(await store.all(), [saved]);
});

test('C25 a registration is never found under another issuer, however alike', async () => {
  const secrets = memorySecrets();
  const store = createRegistrationStore(secrets);
  await store.save(registrationOf());
  const others = ['https://as.example/', 'https://as.example/tenant', 'https://AS.example', ''];
  for (const other of [...others, 'https://as.exampl', encodeURIComponent(issuer)]) {
    assert.deepEqual(await store.findAll(other), [], other);
    assert.equal(await store.forget(other, 'client-1'), false);
    assert.equal(await store.markSuspect(other, 'client-1'), false);
  }
  // Not even when the entry of one lies under the key of the other.
  const [key = ''] = await secrets.keys();
  const text = (await secrets.get(key)) ?? '';
  await secrets.set(key, text.replaceAll(issuer, 'https://evil.example'));
  assert.deepEqual(await store.findAll(issuer), []);
  assert.deepEqual(await store.findAll('https://evil.example'), []);
});

test('C24 several clients of one issuer are kept, the newest first, and each is saved once', async () => {
  const secrets = memorySecrets();
  const store = createRegistrationStore(secrets);
  await store.save(registrationOf({ clientId: 'a/1', registeredAt: 1 }));
  await store.save(registrationOf({ clientId: 'b', registeredAt: 3 }));
  await store.save(registrationOf({ clientId: 'c', registeredAt: 2 }));
  await store.save(registrationOf({ clientId: 'b', registeredAt: 3 }, { serverUrl: 'https://x' }));
  const found = await store.findAll(issuer);
  assert.deepEqual(
    found.map(({ client }) => client.clientId),
    ['b', 'c', 'a/1'],
  );
  assert.equal(found[0]?.serverUrl, 'https://x');
  assert.equal((await secrets.keys()).length, 3);
});

test('a client that never came back from a login is marked, and steps behind the others', async () => {
  const store = createRegistrationStore(memorySecrets());
  await store.save(registrationOf({ clientId: 'a', registeredAt: 2 }));
  await store.save(registrationOf({ clientId: 'b', registeredAt: 1 }));
  assert.equal(await store.markSuspect(issuer, 'a'), true);
  assert.equal((await store.find(issuer))?.client.clientId, 'b');
  const [, second] = await store.findAll(issuer);
  assert.equal(second?.suspect, true);
  assert.deepEqual(
    second && reusable(second, { redirectUri: second.client.redirectUri ?? '', now: 0 }),
    {
      no: 'suspect',
    },
  );
  assert.equal(await store.markSuspect(issuer, 'unknown'), false);
  assert.equal((await store.all()).length, 2);
});

test('forget deletes one client and says whether it was known', async () => {
  const secrets = memorySecrets();
  const store = createRegistrationStore(secrets);
  await store.save(registrationOf({ clientId: 'a' }));
  await store.save(registrationOf({ clientId: 'b' }));
  assert.equal(await store.forget(issuer, 'a'), true);
  assert.equal(await store.forget(issuer, 'a'), false);
  assert.deepEqual(
    (await store.all()).map(({ client }) => client.clientId),
    ['b'],
  );
});

test('C27 only a client that was registered on the spot is saved', async () => {
  const store = createRegistrationStore(memorySecrets());
  for (const way of ['pre-registered', 'metadata-document'] as const)
    await assert.rejects(store.save(registrationOf({ way })), /not registered on the spot/);
  assert.deepEqual(await store.all(), []);
});

test('an entry that cannot be read counts as absent, and foreign ones are left alone', async () => {
  const secrets = memorySecrets();
  const store = createRegistrationStore(secrets);
  for (const [at, text] of ['', '{', 'null', '7', '{}', '{"client":{}}'].entries())
    await secrets.set(`registration/1/${encodeURIComponent(issuer)}/${at}`, text);
  await secrets.set('elsewhere', JSON.stringify(registrationOf()));
  assert.deepEqual(await store.all(), []);
  assert.deepEqual(await store.findAll(issuer), []);
  assert.equal(await store.forget(issuer, '0'), false);
  assert.equal((await secrets.keys()).length, 6);
});

const redirectUri = 'http://127.0.0.1:33418/callback';
const minute = 60_000;

test('F44 a redirect URI that differs in anything, the port included, is another one', () => {
  const saved = registrationOf({ redirectUri });
  assert.equal(reusable(saved, { redirectUri, now: 0 }), 'yes');
  for (const other of [
    'http://127.0.0.1:33419/callback',
    'http://localhost:33418/callback',
    'http://127.0.0.1:33418/callback/',
    'http://127.0.0.1:33418/Callback',
    '',
  ])
    assert.deepEqual(reusable(saved, { redirectUri: other, now: 0 }), { no: 'redirect-changed' });
});

test('a secret must outlast the login, and counts only where there is one', () => {
  const saved = (secretExpiresAt: number, hasSecret = true): SavedRegistration =>
    registrationOf({ redirectUri, hasSecret, secretExpiresAt });
  const now = 1_000;
  const expired = { no: 'secret-expired' };
  assert.deepEqual(reusable(saved(now - 1), { redirectUri, now }), expired);
  assert.deepEqual(reusable(saved(now + 5 * minute), { redirectUri, now }), expired);
  assert.equal(reusable(saved(now + 5 * minute + 1), { redirectUri, now }), 'yes');
  assert.equal(reusable(saved(now - 1, false), { redirectUri, now }), 'yes');
  assert.equal(
    reusable(registrationOf({ redirectUri, hasSecret: true }), { redirectUri, now }),
    'yes',
  );
});

test('a client registered for less than is wanted now is not used again', () => {
  const saved = registrationOf({ redirectUri, registeredScope: 'notes:read  profile' });
  const no = { no: 'scope-not-registered' };
  assert.equal(reusable(saved, { redirectUri, now: 0, scope: 'profile notes:read' }), 'yes');
  assert.equal(reusable(saved, { redirectUri, now: 0, scope: '' }), 'yes');
  assert.equal(reusable(saved, { redirectUri, now: 0 }), 'yes');
  assert.deepEqual(reusable(saved, { redirectUri, now: 0, scope: 'notes:read notes:write' }), no);
  assert.deepEqual(reusable(saved, { redirectUri, now: 0, scope: 'notes' }), no);
  const silent = registrationOf({ redirectUri });
  assert.equal(reusable(silent, { redirectUri, now: 0, scope: 'anything' }), 'yes');
});
