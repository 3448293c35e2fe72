import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facts } from '../../../src/model/flow';
import { memorySecrets } from '../../../src/node/node-ports';
import { createClientMemory } from '../../../src/oauth/client-memory';
import {
  createRegistrationStore,
  type RegistrationStore,
} from '../../../src/oauth/registration-store';
import { createVault } from '../../../src/oauth/vault';

const issuer = 'https://as.example';

function client(clientId: string, change: Partial<Facts['client']> = {}): Facts['client'] {
  return { clientId, way: 'dynamic', issuer, authMethod: 'none', hasSecret: false, ...change };
}

function parts(store: RegistrationStore = createRegistrationStore(memorySecrets())) {
  const logs: string[] = [];
  const vault = createVault();
  const log = (message: string): void => void logs.push(message);
  const make = () => createClientMemory({ store, vault, serverUrl: 'https://h/mcp', log });
  return { store, vault, logs, make, memory: make() };
}

/** A client with both of the secrets that a registration can bring. */
function managed(clientId: string): Facts['client'] {
  const registrationClientUri = `${issuer}/register/${clientId}`;
  return client(clientId, { hasSecret: true, registrationClientUri });
}

const idsOf = (clients: readonly Facts['client'][]) => clients.map(({ clientId }) => clientId);

test('what is added is kept with its secrets, and is fresh', async () => {
  const { store, vault, memory } = parts();
  vault.put('clientSecret', 'secret-1');
  const one = client('one', { hasSecret: true });
  await memory.add(one);
  assert.deepEqual(memory.all(), [one]);
  assert.deepEqual(memory.fresh(), [one]);
  assert.deepEqual(await store.findAll(issuer), [
    { client: one, secrets: { clientSecret: 'secret-1' }, serverUrl: 'https://h/mcp' },
  ]);
});

test('what was saved is brought in once, the newest last, and is not fresh; suspects stay out', async () => {
  const { store, make } = parts();
  const saved = [client('old', { registeredAt: 1 }), client('new', { registeredAt: 2 })];
  for (const one of saved) await store.save({ client: one, secrets: {}, serverUrl: 'x' });
  await store.save({ client: client('bad'), secrets: {}, serverUrl: 'x', suspect: true });
  await store.save({ client: client('other', { issuer: 'y' }), secrets: {}, serverUrl: 'x' });
  const memory = make();
  assert.deepEqual(memory.all(), []);
  await memory.load(issuer);
  assert.deepEqual(idsOf(memory.all()), ['old', 'new']);
  assert.deepEqual(memory.fresh(), []);
  await store.save({ client: client('later'), secrets: {}, serverUrl: 'x' });
  await memory.load(issuer);
  assert.deepEqual(idsOf(memory.all()), ['old', 'new']);
});

test('using a client puts its secrets in the place of another one’s', async () => {
  const { vault, memory } = parts();
  vault.put('clientSecret', 'secret-1');
  vault.put('registrationAccessToken', 'token-1');
  await memory.add(managed('one'));
  vault.put('clientSecret', 'secret-2');
  vault.drop('registrationAccessToken');
  await memory.add(managed('two'));
  memory.use(client('one'));
  assert.equal(vault.get('clientSecret'), 'secret-1');
  assert.equal(vault.get('registrationAccessToken'), 'token-1');
  memory.use(client('two'));
  assert.equal(vault.get('clientSecret'), 'secret-2');
  assert.equal(vault.get('registrationAccessToken'), undefined);
  memory.use(client('nobody'));
  assert.equal(vault.get('clientSecret'), 'secret-2');
  // The same id at another issuer is another client.
  memory.use(client('one', { issuer: 'https://other.example' }));
  assert.equal(vault.get('clientSecret'), 'secret-2');
});

test('a token that the server has replaced is saved in place of the one before', async () => {
  const { store, vault, make } = parts();
  await store.save({
    client: managed('one'),
    secrets: { clientSecret: 's', registrationAccessToken: 'old' },
    serverUrl: 'x',
  });
  const memory = make();
  await memory.load(issuer);
  vault.put('registrationAccessToken', 'new');
  await memory.renew(client('one'));
  assert.deepEqual((await store.find(issuer))?.secrets, {
    clientSecret: 's',
    registrationAccessToken: 'new',
  });
  assert.deepEqual(idsOf(memory.fresh()), ['one']);
  await memory.renew(client('nobody'));
  assert.deepEqual(idsOf(memory.all()), ['one']);
});

test('what is forgotten is gone here and in the store', async () => {
  const { store, memory } = parts();
  await memory.add(client('one'));
  await memory.forget(client('one'));
  assert.deepEqual(memory.all(), []);
  assert.deepEqual(memory.fresh(), []);
  assert.equal(await store.find(issuer), undefined);
});

test('a client from before is suspected once a login did not come back, until one does', async () => {
  const { store, make } = parts();
  await store.save({ client: client('one'), secrets: {}, serverUrl: 'x' });
  const memory = make();
  await memory.load(issuer);
  await memory.suspect(client('one'));
  assert.equal((await store.find(issuer))?.suspect, true);
  // The run itself may go on with it.
  assert.deepEqual(idsOf(memory.all()), ['one']);
  const next = make();
  await next.load(issuer);
  assert.deepEqual(next.all(), []);
  await memory.trust(client('one'));
  assert.equal((await store.find(issuer))?.suspect, undefined);
  assert.deepEqual(idsOf(memory.fresh()), ['one']);
  await memory.suspect(client('one'));
  assert.equal((await store.find(issuer))?.suspect, undefined);
});

test('a client that is fresh, or that nobody knows, is not suspected', async () => {
  const { store, memory } = parts();
  await memory.add(client('fresh'));
  for (const one of ['fresh', 'nobody']) await memory.suspect(client(one));
  assert.equal((await store.find(issuer))?.suspect, undefined);
  await memory.trust(client('nobody'));
  assert.deepEqual(idsOf(memory.all()), ['fresh']);
});

test('a store that fails is said in the log, and the memory goes on', async () => {
  const fails = () => Promise.reject(new Error('locked'));
  const store: RegistrationStore = {
    all: fails,
    find: fails,
    findAll: fails,
    save: fails,
    forget: fails,
    markSuspect: fails,
  };
  const { memory, logs } = parts(store);
  await memory.load(issuer);
  await memory.add(client('one'));
  await memory.renew(client('one'));
  assert.deepEqual(idsOf(memory.all()), ['one']);
  await memory.forget(client('one'));
  assert.deepEqual(memory.all(), []);
  assert.equal(logs.length, 4);
  assert.equal(new Set(logs).size, 1);
});

test('another memory goes on with what one had in it', async () => {
  const { store, vault, logs, memory } = parts();
  vault.put('clientSecret', 'secret-1');
  await memory.add(managed('one'));
  const kept = JSON.parse(JSON.stringify(memory.content()));
  const other = createVault();
  const log = (message: string): void => void logs.push(message);
  const next = createClientMemory({ store, vault: other, serverUrl: 'x', log, kept });
  assert.deepEqual(next.all(), memory.all());
  assert.deepEqual(next.fresh(), memory.fresh());
  next.use(client('one'));
  assert.equal(other.get('clientSecret'), 'secret-1');
  assert.deepEqual(next.content(), memory.content());
});
