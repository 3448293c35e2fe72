import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SecretStore } from '../../../src/model/ports';
import { memorySecrets } from '../../../src/node/node-ports';
import {
  createTokenStore,
  isSameSignIn,
  namesToSave,
  type SavedSignIn,
} from '../../../src/oauth/token-store';
import { clientOf, serverUrl, signInOf, storedOf, ticking } from './stored';

function tokensOf(signIns: readonly SavedSignIn[]): readonly (string | undefined)[] {
  return signIns.map(({ secrets }) => secrets.accessToken);
}

/** An entry as version 0.1 wrote it. */
async function saveOld(secrets: SecretStore, accessToken: string): Promise<string> {
  const { grant: _g, dpopBound: _d, obtainedAt: _o, ...stored } = storedOf();
  const parts = [stored.issuer, stored.resource, stored.client.clientId];
  const key = `sign-in/1/${parts.map(encodeURIComponent).join('/')}`;
  const old = { serverUrl, configuredUrl: serverUrl, stored, secrets: { accessToken } };
  await secrets.set(key, JSON.stringify(old));
  return key;
}

test('F63 a sign-in is found by the server it was saved for, and by no other address', async () => {
  const store = createTokenStore(memorySecrets(), ticking());
  assert.equal(await store.find(serverUrl), undefined);
  await store.save(signInOf('a'));
  await store.save(signInOf('o', { serverUrl: 'https://other/mcp' }));
  assert.equal((await store.find(serverUrl))?.secrets.accessToken, 'a');
  assert.equal((await store.find('https://other/mcp'))?.secrets.accessToken, 'o');
  for (const near of [`${serverUrl}/`, 'https://h', 'https://h/mcp/more', 'HTTPS://h/mcp', ''])
    assert.deepEqual(await store.findAll(near), [], near);
});

test('C24 F63 sign-ins that differ in issuer, resource, client, grant, server or label live side by side', async () => {
  const secrets = memorySecrets();
  const store = createTokenStore(secrets, ticking());
  const others = [
    signInOf('issuer', { stored: storedOf({ issuer: 'https://as2.example' }) }),
    signInOf('resource', { stored: storedOf({ resource: 'https://h' }) }),
    signInOf('client', { stored: storedOf({ client: clientOf({ clientId: 'client/2' }) }) }),
    signInOf('grant', { stored: storedOf({ grant: 'client_credentials' }) }),
    signInOf('label', { label: 'Grace' }),
    signInOf('server', { serverUrl: 'https://h/mcp/more' }),
  ];
  await store.save(signInOf('a'));
  for (const one of others) await store.save(one);
  assert.deepEqual(tokensOf(await store.findAll(serverUrl)), [
    'label',
    'grant',
    'client',
    'resource',
    'issuer',
    'a',
  ]);
  assert.equal((await store.all()).length, 7);
  assert.equal((await secrets.keys()).length, 7);
  await store.save(signInOf('b'));
  assert.deepEqual(tokensOf(await store.findAll(serverUrl)), [
    'b',
    'label',
    'grant',
    'client',
    'resource',
    'issuer',
  ]);
});

test('names with slashes, percent signs and lone surrogates do not run into each other', async () => {
  const store = createTokenStore(memorySecrets(), ticking());
  const ids = ['a/b', 'a%2Fb', 'a', '\ud800', '\ufffd', '\\ud800', '"', ''];
  for (const clientId of ids)
    await store.save(signInOf('t', { stored: storedOf({ client: clientOf({ clientId }) }) }));
  const found = (await store.findAll(serverUrl)).map(({ stored }) => stored.client.clientId);
  assert.deepEqual(found, ids.toReversed());
});

test('the sign-in saved last is the one used last, even when the clock is set back', async () => {
  let time = 5_000_000;
  const store = createTokenStore(memorySecrets(), () => time);
  const second = signInOf('b', { stored: storedOf({ client: clientOf({ clientId: 'b' }) }) });
  await store.save(signInOf('a'));
  time = 1_000_000;
  await store.save(second);
  assert.equal((await store.find(serverUrl))?.secrets.accessToken, 'b');
  await store.save(signInOf('a'));
  assert.equal((await store.find(serverUrl))?.secrets.accessToken, 'a');
});

test('a sign-in that can never be used again makes room, and one that can be had again does not', async () => {
  let time = 1_000;
  const secrets = memorySecrets();
  const store = createTokenStore(secrets, () => time);
  const tokens = { tokenType: 'Bearer', accessToken: { length: 1 }, expiresAt: 2_000 };
  const save = (name: string, change: object): Promise<void> =>
    store.save(
      signInOf(name, {
        stored: storedOf({ tokens, client: clientOf({ clientId: name }), ...change }),
      }),
    );
  await save('spent', {});
  await save('spent-device', { grant: 'device_code' });
  await save('machine', { grant: 'client_credentials' });
  await save('renewable', { tokens: { ...tokens, refreshToken: { length: 1 } } });
  await save('endless', { tokens: { tokenType: 'Bearer', accessToken: { length: 1 } } });
  assert.equal((await store.all()).length, 5);
  time = 2_000;
  await store.save(signInOf('elsewhere', { serverUrl: 'https://other/mcp' }));
  assert.equal((await store.findAll(serverUrl)).length, 5);
  await save('new', { tokens: { ...tokens, expiresAt: 9_000 } });
  assert.deepEqual(tokensOf(await store.findAll(serverUrl)), [
    'new',
    'endless',
    'renewable',
    'machine',
  ]);
});

test('C53 every secret that a later run needs is saved with the sign-in, and no other', async () => {
  assert.deepEqual(namesToSave(), [
    'accessToken',
    'refreshToken',
    'idToken',
    'clientSecret',
    'clientKey',
    'dpopKey',
  ]);
  const store = createTokenStore(memorySecrets(), ticking());
  const secrets = Object.fromEntries(namesToSave().map((name) => [name, `${name}-value`]));
  const stored = storedOf({
    revocationEndpoint: 'https://as.example/revoke',
    introspectionEndpoint: 'https://as.example/introspect',
    metadataUrl: 'https://as.example/.well-known/oauth-authorization-server',
    dpopBound: true,
    scopeAsked: 'notes:read',
    grant: 'device_code',
    refreshFailed: { at: 7, error: 'invalid_grant' },
  });
  await store.save(signInOf('a', { stored, secrets }));
  const found = await store.find(serverUrl);
  assert.deepEqual(found?.stored, stored);
  assert.deepEqual(found?.secrets, secrets);
});

test('update changes the sign-in used last, or the first that the change is meant for', async () => {
  const secrets = memorySecrets();
  const store = createTokenStore(secrets, ticking());
  const first = storedOf();
  const second = storedOf({ client: clientOf({ clientId: 'b' }) });
  await store.save(signInOf('a', { stored: first }));
  await store.save(signInOf('b', { stored: second }));
  const failed = { at: 5, error: 'invalid_grant' };

  const noteFailure = (saved: SavedSignIn): SavedSignIn => ({
    ...saved,
    stored: { ...saved.stored, refreshFailed: failed },
  });
  assert.equal(await store.update(serverUrl, noteFailure), true);
  assert.deepEqual(
    (await store.findAll(serverUrl)).map(({ stored }) => stored.refreshFailed),
    [failed, undefined],
  );

  const renewFirst = (saved: SavedSignIn): SavedSignIn | undefined =>
    isSameSignIn(saved.stored, first) ? { ...saved, secrets: { accessToken: 'a2' } } : undefined;
  assert.equal(await store.update(serverUrl, renewFirst), true);
  assert.deepEqual(tokensOf(await store.findAll(serverUrl)), ['b', 'a2']);

  assert.equal(await store.update(serverUrl, () => undefined), false);
  assert.equal(await store.update('https://other/mcp', noteFailure), false);
  assert.equal((await secrets.keys()).length, 2);
});

test('update moves a sign-in whose names change, and leaves none behind', async () => {
  const secrets = memorySecrets();
  const store = createTokenStore(secrets, ticking());
  await store.save(signInOf('a'));
  await store.update(serverUrl, (saved) => ({ ...saved, label: 'Ada' }));
  assert.deepEqual(
    (await store.all()).map(({ label }) => label),
    ['Ada'],
  );
  assert.equal((await secrets.keys()).length, 1);
});

test('C24 two sign-ins are the same when issuer, resource, client and grant are', () => {
  const one = storedOf();
  assert.equal(isSameSignIn(one, storedOf({ obtainedAt: 9, scopeAsked: 'x' })), true);
  for (const other of [
    storedOf({ issuer: 'https://as.example/' }),
    storedOf({ resource: 'https://h/' }),
    storedOf({ client: clientOf({ clientId: 'b' }) }),
    storedOf({ grant: 'device_code' }),
  ])
    assert.equal(isSameSignIn(one, other), false);
});

test('forget deletes every sign-in of an address, and says whether there was one', async () => {
  const secrets = memorySecrets();
  const store = createTokenStore(secrets, ticking());
  await store.save(signInOf('a'));
  await store.save(signInOf('b', { label: 'Grace' }));
  await saveOld(secrets, 'old');
  assert.equal(await store.forget(serverUrl), true);
  assert.equal(await store.forget(serverUrl), false);
  assert.deepEqual(await secrets.keys(), []);
});

test('an address with variables is forgotten as it is configured, and its token goes only where it was made for', async () => {
  const store = createTokenStore(memorySecrets(), ticking());
  const configuredUrl = 'https://$(HOST)/mcp';
  await store.save(signInOf('a', { serverUrl: 'https://a/mcp', configuredUrl }));
  await store.save(signInOf('b', { serverUrl: 'https://b/mcp', configuredUrl }));
  assert.equal((await store.find('https://a/mcp'))?.secrets.accessToken, 'a');
  assert.equal(await store.find(configuredUrl), undefined);
  assert.equal(await store.forget(configuredUrl), true);
  assert.deepEqual(await store.all(), []);
});

test('an entry of version 0.1 is read with what it did not note left unknown', async () => {
  const secrets = memorySecrets();
  await saveOld(secrets, 'old');
  const store = createTokenStore(secrets, ticking());
  const found = await store.find(serverUrl);
  assert.equal(found?.secrets.accessToken, 'old');
  assert.deepEqual(found.stored, storedOf({ obtainedAt: 0 }));
  assert.equal(found.usedAt, 0);
  assert.equal((await store.all()).length, 1);
});

test('an entry of version 0.1 gives way to a save or an update of its sign-in, and stays beside others', async () => {
  const secrets = memorySecrets();
  const store = createTokenStore(secrets, ticking());
  const key = await saveOld(secrets, 'old');
  await store.save(
    signInOf('b', { stored: storedOf({ client: clientOf({ clientId: 'client-2' }) }) }),
  );
  assert.deepEqual(tokensOf(await store.findAll(serverUrl)), ['b', 'old']);
  await store.save(signInOf('a'));
  assert.deepEqual(tokensOf(await store.findAll(serverUrl)), ['a', 'b']);
  assert.equal((await secrets.keys()).includes(key), false);

  await store.forget(serverUrl);
  await saveOld(secrets, 'old');
  await store.update(serverUrl, (saved) => ({ ...saved, secrets: { accessToken: 'renewed' } }));
  assert.deepEqual(tokensOf(await store.findAll(serverUrl)), ['renewed']);
  assert.equal((await secrets.keys()).includes(key), false);
});

const broken = ['', '{', 'null', '7', '{}', '[]', '{"serverUrl":"https://h/mcp"}'];

test('C49 an entry that cannot be read counts as absent, and goes when somebody signs out', async () => {
  const secrets = memorySecrets();
  const store = createTokenStore(secrets, ticking());
  for (const version of ['1', '2'])
    for (const [at, text] of broken.entries())
      await secrets.set(`sign-in/${version}/${encodeURIComponent(serverUrl)}/${at}`, text);
  const foreign = JSON.stringify({ ...signInOf('f'), usedAt: 1 });
  for (const key of ['something else', 'sign-in/3/x']) await secrets.set(key, foreign);
  assert.deepEqual(await store.findAll(serverUrl), []);
  assert.equal(await store.update(serverUrl, (saved) => saved), false);
  assert.equal((await secrets.keys()).length, 2 * broken.length + 2);
  assert.equal(await store.forget(serverUrl), false);
  assert.deepEqual((await secrets.keys()).toSorted(), ['sign-in/3/x', 'something else']);
});

test('C49 nothing that is saved goes anywhere but under the keys of sign-ins', async () => {
  const secrets = memorySecrets();
  const store = createTokenStore(secrets, ticking());
  await store.save(signInOf('token-value'));
  const [key = '', ...more] = await secrets.keys();
  assert.deepEqual(more, []);
  assert.match(key, /^sign-in\/2\//);
  assert.equal(key.includes('token-value'), false);
});
