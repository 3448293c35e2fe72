import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Facts } from '../../../src/model/flow';
import { memorySecrets } from '../../../src/node/node-ports';
import {
  createRegistrationStore,
  reusable,
  type SavedRegistration,
} from '../../../src/oauth/registration-store';

const issuer = 'https://as.example';

function registration(
  client: Partial<Facts['client']> = {},
  rest: Partial<SavedRegistration> = {},
): SavedRegistration {
  return {
    client: {
      clientId: 'client-1',
      way: 'dynamic',
      issuer,
      redirectUri: 'http://127.0.0.1:33419/callback',
      authMethod: 'none',
      hasSecret: false,
      ...client,
    },
    secrets: {},
    serverUrl: 'https://h/mcp',
    ...rest,
  };
}

async function idsAt(store: ReturnType<typeof createRegistrationStore>, at = issuer) {
  return (await store.findAll(at)).map(({ client }) => client.clientId);
}

test('a registration is found at the issuer that gave it, letter by letter, the newest first', async () => {
  const store = createRegistrationStore(memorySecrets());
  assert.equal(await store.find(issuer), undefined);
  await store.save(registration({ clientId: 'old', registeredAt: 1 }));
  await store.save(registration({ clientId: 'new', registeredAt: 3 }));
  await store.save(registration({ clientId: 'middle', registeredAt: 2 }));
  await store.save(registration({ clientId: 'undated' }));
  await store.save(registration({ clientId: 'other', issuer: `${issuer}/` }));
  assert.deepEqual(await idsAt(store), ['new', 'middle', 'old', 'undated']);
  assert.equal((await store.find(issuer))?.client.clientId, 'new');
  assert.deepEqual(await idsAt(store, `${issuer}/`), ['other']);
  for (const at of ['https://AS.example', 'https://as.example:443', 'https://as.exampl', ''])
    assert.deepEqual(await idsAt(store, at), []);
  assert.equal((await store.all()).length, 5);
});

test('the same client is replaced, and forgotten with its secrets', async () => {
  const secrets = memorySecrets();
  const store = createRegistrationStore(secrets);
  await store.save(registration({}, { secrets: { clientSecret: 'one' } }));
  await store.save(registration({}, { secrets: { registrationAccessToken: 'two' } }));
  assert.deepEqual((await store.find(issuer))?.secrets, { registrationAccessToken: 'two' });
  assert.equal(await store.forget(issuer, 'client-2'), false);
  assert.equal(await store.forget(`${issuer}/`, 'client-1'), false);
  assert.equal(await store.forget(issuer, 'client-1'), true);
  assert.equal(await store.forget(issuer, 'client-1'), false);
  assert.deepEqual(await secrets.keys(), []);
});

test('a suspect comes last however new it is, and only a known client becomes one', async () => {
  const store = createRegistrationStore(memorySecrets());
  await store.save(registration({ clientId: 'new', registeredAt: 9 }));
  await store.save(registration({ clientId: 'old', registeredAt: 1 }));
  assert.equal(await store.markSuspect(issuer, 'nobody'), false);
  assert.equal(await store.markSuspect(issuer, 'new'), true);
  assert.deepEqual(await idsAt(store), ['old', 'new']);
  assert.equal((await store.findAll(issuer))[1]?.suspect, true);
  await store.save(registration({ clientId: 'new', registeredAt: 9 }));
  assert.deepEqual(await idsAt(store), ['new', 'old']);
});

test('a client without a redirect URI is kept too, as grants without a browser have it', async () => {
  const store = createRegistrationStore(memorySecrets());
  const { redirectUri: _, ...client } = registration().client;
  await store.save({ ...registration(), client });
  assert.deepEqual(await store.find(issuer), { ...registration(), client });
});

test('a client that was not registered on the spot is not kept', async () => {
  const secrets = memorySecrets();
  const store = createRegistrationStore(secrets);
  for (const way of ['pre-registered', 'metadata-document'] as const)
    await assert.rejects(store.save(registration({ way })), /not registered on the spot/);
  assert.deepEqual(await secrets.keys(), []);
});

test('an entry that cannot be read counts as absent', async () => {
  const secrets = memorySecrets();
  const store = createRegistrationStore(secrets);
  const whole = registration();
  const broken: readonly unknown[] = [
    {},
    [],
    { ...whole, client: undefined },
    { ...whole, client: { ...whole.client, issuer: 7 } },
    { ...whole, client: { ...whole.client, clientId: null } },
    { ...whole, client: { ...whole.client, redirectUri: 7 } },
    { ...whole, secrets: undefined },
    { ...whole, secrets: null },
    { ...whole, secrets: 'x' },
    { ...whole, serverUrl: 7 },
  ];
  const texts = ['', '{', 'null', '7', ...broken.map((one) => JSON.stringify(one))];
  const key = `registration/1/${encodeURIComponent(issuer)}/`;
  for (const [at, text] of texts.entries()) await secrets.set(`${key}${at}`, text);
  assert.deepEqual(await store.all(), []);
  assert.equal(await store.find(issuer), undefined);
  await store.save(whole);
  assert.deepEqual(await idsAt(store), ['client-1']);
});

const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('a', 'a/b', 'a%2Fb', '', '/', '\ud800'),
);

test('whatever the names, no issuer gets the client of another', async () => {
  const pairs = fc.array(fc.record({ at: names, clientId: names }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(pairs, async (all) => {
      const store = createRegistrationStore(memorySecrets());
      for (const { at, clientId } of all) await store.save(registration({ issuer: at, clientId }));
      for (const { at } of all) {
        const own = all.filter((one) => one.at === at).map((one) => one.clientId);
        assert.deepEqual((await idsAt(store, at)).toSorted(), [...new Set(own)].toSorted());
      }
      for (const { at, clientId } of all) await store.forget(at, clientId);
      assert.deepEqual(await store.all(), []);
    }),
    { seed: 20_261_127, numRuns: 150 },
  );
});

test('a client is used again only where nothing speaks against it', () => {
  const redirectUri = 'http://127.0.0.1:33419/callback';
  const wanted = { redirectUri, now: 1_000_000 };
  const five = 5 * 60_000;
  const cases: readonly (readonly [
    client: Partial<Facts['client']>,
    wanted: Partial<Parameters<typeof reusable>[1]>,
    result: string,
  ])[] = [
    [{}, {}, 'yes'],
    [{ hasSecret: true, secretExpiresAt: wanted.now + five }, {}, 'secret-expired'],
    [{ hasSecret: true, secretExpiresAt: wanted.now + five + 1 }, {}, 'yes'],
    [{ hasSecret: true }, {}, 'yes'],
    // Without a secret its end means nothing.
    [{ hasSecret: false, secretExpiresAt: 0 }, {}, 'yes'],
    [{}, { redirectUri: 'http://127.0.0.1:33420/callback' }, 'redirect-changed'],
    [{}, { redirectUri: 'http://localhost:33419/callback' }, 'redirect-changed'],
    [{ registeredScope: 'a b' }, {}, 'yes'],
    [{ registeredScope: 'a b' }, { scope: 'b' }, 'yes'],
    [{ registeredScope: 'a b' }, { scope: 'b  a' }, 'yes'],
    [{ registeredScope: 'a b' }, { scope: 'a c' }, 'scope-not-registered'],
    [{ registeredScope: '' }, { scope: 'a' }, 'scope-not-registered'],
    [{}, { scope: 'anything' }, 'yes'],
  ];
  for (const [client, change, result] of cases) {
    const made = reusable(registration(client), { ...wanted, ...change });
    assert.equal(made === 'yes' ? made : made.no, result, JSON.stringify([client, change]));
  }
  assert.deepEqual(reusable(registration({}, { suspect: true }), wanted), { no: 'suspect' });
  const { redirectUri: _, ...without } = registration().client;
  assert.equal(reusable({ client: without }, { now: 0 }), 'yes');
  assert.deepEqual(reusable({ client: without }, wanted), { no: 'redirect-changed' });
  assert.deepEqual(reusable(registration(), { now: 0 }), { no: 'redirect-changed' });
});
