import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { StoredToken } from '../../../src/model/tokens';
import { memorySecrets } from '../../../src/node/node-ports';
import {
  createTokenStore,
  isSameSignIn,
  type SavedSignIn,
  type TokenStore,
} from '../../../src/oauth/token-store';

const server = 'https://h/mcp';

interface Wish {
  readonly serverUrl?: string;
  readonly configuredUrl?: string;
  readonly clientId?: string;
  readonly accessToken?: string;
  readonly label?: string;
  readonly stored?: Partial<StoredToken>;
}

function signIn(wish: Wish = {}): Omit<SavedSignIn, 'usedAt'> {
  const { serverUrl = server, clientId = 'client-1', accessToken = 'a', label } = wish;
  return {
    serverUrl,
    configuredUrl: wish.configuredUrl ?? serverUrl,
    ...(label !== undefined && { label }),
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
      ...wish.stored,
    },
    secrets: { accessToken },
  };
}

/** A store whose clock the test sets. */
function storeAt(start = 1000) {
  const secrets = memorySecrets();
  const clock = { now: start };
  const store = createTokenStore(secrets, () => clock.now);
  return { secrets, clock, store };
}

async function tokensOf(store: TokenStore, serverUrl = server): Promise<readonly unknown[]> {
  return (await store.findAll(serverUrl)).map(({ secrets }) => secrets.accessToken);
}

test('a sign-in is found by the server it was saved for, and the one used last comes first', async () => {
  const { secrets, store } = storeAt();
  assert.equal(await store.find(server), undefined);
  await store.save(signIn());
  await store.save(signIn({ serverUrl: 'https://other/mcp', accessToken: 'o' }));
  await store.save(signIn({ clientId: 'client/2', accessToken: 'b' }));
  assert.equal((await store.find(server))?.secrets.accessToken, 'b');
  assert.equal((await store.find('https://other/mcp'))?.secrets.accessToken, 'o');
  assert.equal((await secrets.keys()).length, 3);
  assert.equal((await store.findAll(server)).length, 2);
  for (const other of ['https://h/mcp/', 'https://h/mc', 'https://h', 'HTTPS://h/mcp'])
    assert.equal(await store.find(other), undefined);
});

test('the one saved last is the one used last, also when a clock was set back', async () => {
  const { clock, store } = storeAt(5000);
  await store.save(signIn({ clientId: 'one', accessToken: '1' }));
  clock.now = 100;
  await store.save(signIn({ clientId: 'two', accessToken: '2' }));
  await store.save(signIn({ clientId: 'three', accessToken: '3' }));
  assert.deepEqual(await tokensOf(store), ['3', '2', '1']);
  await store.save(signIn({ clientId: 'one', accessToken: '1' }));
  assert.deepEqual(await tokensOf(store), ['1', '3', '2']);
  clock.now = 6000;
  await store.save(signIn({ clientId: 'two', accessToken: '2' }));
  assert.equal((await store.find(server))?.usedAt, 6000);
});

test('only a sign-in that is the same in all six takes the place of another', async () => {
  const { store } = storeAt();
  const others: readonly Wish[] = [
    {},
    { clientId: 'client-2' },
    { label: 'ada' },
    { stored: { issuer: 'https://other.example' } },
    { stored: { resource: 'https://h/other' } },
    { stored: { grant: 'device_code' } },
  ];
  for (const [at, wish] of others.entries()) {
    await store.save(signIn({ ...wish, accessToken: `${at}` }));
    await store.save(signIn({ ...wish, accessToken: `${at} again` }));
  }
  assert.deepEqual(await tokensOf(store), others.map((_, at) => `${at} again`).toReversed());
  const [first, second] = [signIn().stored, signIn({ label: 'ada' }).stored];
  assert.equal(isSameSignIn(first, second), true);
  assert.equal(isSameSignIn(first, { ...second, issuer: 'https://as.example/' }), false);
});

test('a save takes out what of this server can never be used again', async () => {
  const { clock, store } = storeAt(1000);
  const tokens = signIn().stored.tokens;
  const ends = { tokens: { ...tokens, expiresAt: 2000 } };
  const renewable = { tokens: { ...tokens, expiresAt: 2000, refreshToken: { length: 3 } } };
  await store.save(signIn({ clientId: 'spent', stored: ends }));
  await store.save(signIn({ clientId: 'renewable', stored: renewable }));
  await store.save(
    signIn({ clientId: 'machine', stored: { ...ends, grant: 'client_credentials' } }),
  );
  await store.save(signIn({ clientId: 'device', stored: { ...ends, grant: 'device_code' } }));
  await store.save(signIn({ serverUrl: 'https://other/mcp', stored: ends }));
  clock.now = 2000;
  await store.save(signIn({ clientId: 'new' }));
  const left = (await store.findAll(server)).map(({ stored }) => stored.client.clientId);
  assert.deepEqual(left.toSorted(), ['machine', 'new', 'renewable']);
  assert.equal((await store.findAll('https://other/mcp')).length, 1);
  // One that is spent itself is kept: it was asked to be saved.
  await store.save(signIn({ clientId: 'late', stored: ends }));
  assert.equal((await store.find(server))?.stored.client.clientId, 'late');
});

test('update offers each, the one used last first, and saves what is changed in its place', async () => {
  const { secrets, store } = storeAt();
  await store.save(signIn({ clientId: 'one', accessToken: '1' }));
  await store.save(signIn({ clientId: 'two', accessToken: '2' }));
  const offered: unknown[] = [];
  const changed = await store.update(server, (saved) => {
    offered.push(saved.secrets.accessToken);
    return saved.secrets.accessToken === '1'
      ? { ...saved, secrets: { accessToken: 'changed' } }
      : undefined;
  });
  assert.equal(changed, true);
  assert.deepEqual(offered, ['2', '1']);
  assert.deepEqual(await tokensOf(store), ['2', 'changed']);
  assert.equal(await store.update(server, () => undefined), false);
  assert.equal(await store.update('https://nobody/mcp', (saved) => saved), false);
  // A change of what it is known by moves it.
  await store.update(server, (saved) => ({ ...saved, label: 'moved' }));
  assert.equal((await secrets.keys()).length, 2);
  assert.deepEqual(await tokensOf(store), ['2', 'changed']);
  assert.equal((await store.find(server))?.label, 'moved');
});

test('forget deletes, and says whether there was anything', async () => {
  const { secrets, store } = storeAt();
  await store.save(signIn());
  await store.save(signIn({ clientId: 'client-2' }));
  assert.equal(await store.forget(server), true);
  assert.equal(await store.forget(server), false);
  assert.deepEqual(await secrets.keys(), []);
});

test('an address with variables is forgotten as it is configured, and its token goes only where it was made for', async () => {
  const { store } = storeAt();
  const configuredUrl = 'https://$(HOST)/mcp';
  await store.save(signIn({ serverUrl: 'https://a/mcp', clientId: 'client-a', configuredUrl }));
  await store.save(signIn({ serverUrl: 'https://b/mcp', clientId: 'client-b', configuredUrl }));
  await store.save(signIn());
  assert.equal((await store.find('https://a/mcp'))?.stored.client.clientId, 'client-a');
  assert.equal(await store.find(configuredUrl), undefined);
  assert.equal(await store.forget(configuredUrl), true);
  assert.deepEqual(
    (await store.all()).map(({ serverUrl }) => serverUrl),
    [server],
  );
});

test('an entry that cannot be read counts as absent, and foreign ones are left alone', async () => {
  for (const prefix of ['sign-in/1/', `sign-in/2/${encodeURIComponent(server)}/`]) {
    const { secrets, store } = storeAt();
    const { stored, ...rest } = signIn();
    const broken: readonly unknown[] = [
      {},
      { serverUrl: server },
      [],
      { ...rest, stored: {} },
      { ...rest, stored: { ...stored, issuer: 7 } },
      { ...rest, stored: { ...stored, client: {} } },
      { ...rest, stored, secrets: {} },
      { ...rest, stored, secrets: { accessToken: 7 } },
      { ...rest, stored: { ...stored, tokens: {} } },
    ];
    const texts = ['', '{', 'null', '7', ...broken.map((one) => JSON.stringify(one))];
    for (const [at, text] of texts.entries()) await secrets.set(`${prefix}${at}`, text);
    await secrets.set('something else', JSON.stringify(signIn()));
    await secrets.set('sign-in/3/x', 'of a later version');
    assert.equal(await store.find(server), undefined);
    assert.deepEqual(await store.all(), []);
    await store.save(signIn());
    assert.deepEqual(await tokensOf(store), ['a']);
    assert.equal(await store.forget(server), true);
    assert.deepEqual(await secrets.keys(), ['something else', 'sign-in/3/x']);
  }
});

test('an entry of version 0.1 is read, is older than any, and is replaced by the next save', async () => {
  const { secrets, store } = storeAt();
  const { grant: _g, dpopBound: _d, obtainedAt: _o, ...stored } = signIn().stored;
  const old = { ...signIn({ accessToken: 'old' }), stored };
  await secrets.set(`sign-in/1/${server} client-1`, JSON.stringify(old));
  const read = await store.find(server);
  assert.deepEqual(read, {
    ...signIn({ accessToken: 'old' }),
    usedAt: 0,
  });
  await store.save(signIn({ clientId: 'other', accessToken: 'new' }));
  assert.deepEqual(await tokensOf(store), ['new', 'old']);
  await store.update(server, (saved) =>
    saved.secrets.accessToken === 'old' ? { ...saved, usedAt: 1 } : undefined,
  );
  assert.deepEqual(
    (await secrets.keys()).filter((key) => key.startsWith('sign-in/1/')),
    [],
  );
  assert.deepEqual(await tokensOf(store), ['new', 'old']);

  await secrets.set(`sign-in/1/${server} again`, JSON.stringify(old));
  await store.save(signIn({ accessToken: 'replaced' }));
  assert.deepEqual(await tokensOf(store), ['replaced', 'new']);
  await secrets.set(`sign-in/1/${server} more`, JSON.stringify(old));
  assert.equal(await store.forget(server), true);
  assert.deepEqual(await secrets.keys(), []);
});

test('a time that is none is no time, and the order stays one', async () => {
  const { secrets, store } = storeAt(10);
  await store.save(signIn({ accessToken: 'a' }));
  const [key = ''] = await secrets.keys();
  const saved = JSON.parse((await secrets.get(key)) ?? '');
  for (const usedAt of ['soon', null, {}, -1]) {
    await secrets.set(key, JSON.stringify({ ...saved, usedAt }));
    await store.save(signIn({ clientId: 'b', accessToken: 'b' }));
    assert.deepEqual(await tokensOf(store), ['b', 'a']);
    assert.ok(Number.isFinite((await store.find(server))?.usedAt));
  }
});

const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('a', 'a/b', 'a%2Fb', '', '/', '"', '\\', '\ud800'),
);
const described = fc.record({ serverUrl: names, clientId: names, label: names, issuer: names });
type Described = typeof described extends fc.Arbitrary<infer T> ? T : never;

test('whatever the names, each is found where it was saved, by all that it is known by', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(described, { maxLength: 6 }), async (all) => {
      const { store } = storeAt();
      const keyOf = ({ serverUrl, clientId, label, issuer }: Described): string =>
        JSON.stringify([serverUrl, clientId, label, issuer]);
      const last = new Map<string, string>();
      for (const [at, one] of all.entries()) {
        last.delete(keyOf(one));
        last.set(keyOf(one), `${at}`);
        const { issuer, ...wish } = one;
        await store.save(signIn({ ...wish, accessToken: `${at}`, stored: { issuer } }));
      }
      for (const { serverUrl } of all) {
        const expected = [...last]
          .filter(([key]) => JSON.parse(key)[0] === serverUrl)
          .map(([, token]) => token);
        assert.deepEqual(await tokensOf(store, serverUrl), expected.toReversed());
      }
      assert.equal((await store.all()).length, last.size);
      for (const { serverUrl } of all) await store.forget(serverUrl);
      assert.deepEqual(await store.all(), []);
    }),
    { seed: 20_261_126, numRuns: 150 },
  );
});
