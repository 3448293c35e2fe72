import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memorySecrets } from '../../../src/node/node-ports';
import { createTokenStore, type SavedSignIn } from '../../../src/oauth/token-store';

function signIn(
  serverUrl: string,
  clientId = 'client-1',
  accessToken = 'a',
): Omit<SavedSignIn, 'usedAt'> {
  return {
    serverUrl,
    configuredUrl: serverUrl,
    stored: {
      tokens: { tokenType: 'Bearer', accessToken: { length: 1 } },
      issuer: 'https://as.example',
      resource: serverUrl,
      grant: 'authorization_code',
      dpopBound: false,
      obtainedAt: 0,
      tokenEndpoint: 'https://as.example/token',
      client: {
        clientId,
        way: 'dynamic',
        issuer: 'https://as.example',
        redirectUri: 'u',
        authMethod: 'none',
        hasSecret: false,
      },
    },
    secrets: { accessToken },
  };
}

test('a sign-in is found by the server it was saved for, and the one used last comes first', async () => {
  const secrets = memorySecrets();
  const store = createTokenStore(secrets, Date.now);
  assert.equal(await store.find('https://h/mcp'), undefined);
  await store.save(signIn('https://h/mcp'));
  await store.save(signIn('https://other/mcp', 'client-1', 'o'));
  await store.save(signIn('https://h/mcp', 'client/2', 'b'));
  assert.equal((await store.find('https://h/mcp'))?.secrets.accessToken, 'b');
  assert.equal((await store.find('https://other/mcp'))?.secrets.accessToken, 'o');
  assert.equal((await secrets.keys()).length, 3);
  assert.equal((await store.findAll('https://h/mcp')).length, 2);
  assert.equal(await store.find('https://h/mcp/'), undefined);
});

test('forget deletes, and says whether there was anything', async () => {
  const secrets = memorySecrets();
  const store = createTokenStore(secrets, Date.now);
  await store.save(signIn('https://h/mcp'));
  assert.equal(await store.forget('https://h/mcp'), true);
  assert.equal(await store.forget('https://h/mcp'), false);
  assert.deepEqual(await secrets.keys(), []);
});

test('an address with variables is forgotten as it is configured, and its token goes only where it was made for', async () => {
  const store = createTokenStore(memorySecrets(), Date.now);
  const configuredUrl = 'https://$(HOST)/mcp';
  await store.save({ ...signIn('https://a/mcp', 'client-a'), configuredUrl });
  await store.save({ ...signIn('https://b/mcp', 'client-b'), configuredUrl });
  assert.equal((await store.find('https://a/mcp'))?.stored.client.clientId, 'client-a');
  assert.equal(await store.find(configuredUrl), undefined);
  assert.equal(await store.forget(configuredUrl), true);
  assert.deepEqual(await store.all(), []);
});

test('an entry that cannot be read counts as absent, and foreign ones are left alone', async () => {
  const secrets = memorySecrets();
  const store = createTokenStore(secrets, Date.now);
  for (const [at, text] of [
    '',
    '{',
    'null',
    '7',
    '{}',
    '{"serverUrl":"https://h/mcp"}',
    '[]',
  ].entries())
    await secrets.set(`sign-in/1/${at}`, text);
  await secrets.set('something else', JSON.stringify(signIn('https://h/mcp')));
  assert.equal(await store.find('https://h/mcp'), undefined);
  assert.equal(await store.forget('https://h/mcp'), false);
  assert.deepEqual(await secrets.keys(), ['something else']);
});
