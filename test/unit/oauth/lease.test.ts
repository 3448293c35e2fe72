import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SecretStore } from '../../../src/model/ports';
import { memorySecrets, nodePorts } from '../../../src/node/node-ports';
import { createLease } from '../../../src/oauth/lease';
import { quiet } from './flow-driver';

const { now, sleep, random } = nodePorts;
const never = new AbortController().signal;

/** Another window of the same store: the callers of one process are known by its object. */
function window(shared: SecretStore) {
  return createLease({ secrets: { ...shared }, now, sleep, random });
}

async function leasesIn(secrets: SecretStore): Promise<readonly string[]> {
  return (await secrets.keys()).filter((key) => key.startsWith('lease/'));
}

test('callers of one process get it in the order in which they asked', async () => {
  const secrets = memorySecrets();
  const order: number[] = [];
  await Promise.all(
    [1, 2, 3, 4].map(async (caller) => {
      const release = await createLease({ secrets, now, sleep, random }).acquire('k', never);
      order.push(caller);
      await quiet(2);
      release();
      release();
    }),
  );
  assert.deepEqual(order, [1, 2, 3, 4]);
  await quiet();
  assert.deepEqual(await leasesIn(secrets), []);
});

test('keys do not wait for each other, however alike they are', async () => {
  const secrets = memorySecrets();
  const lease = createLease({ secrets, now, sleep, random });
  const keys = ['k', 'k/', 'k%2F', '', '\ud800'];
  const releases = await Promise.all(keys.map((key) => lease.acquire(key, never)));
  assert.equal((await leasesIn(secrets)).length, keys.length);
  for (const release of releases) release();
  await quiet();
  assert.deepEqual(await leasesIn(secrets), []);
});

test('one who gives up in the line lets the next one through, and only in turn', async () => {
  const secrets = memorySecrets();
  const lease = createLease({ secrets, now, sleep, random });
  const release = await lease.acquire('k', never);
  const impatient = new AbortController();
  const second = lease.acquire('k', impatient.signal);
  let third = false;
  const waiting = lease.acquire('k', never).then((mine) => {
    third = true;
    return mine;
  });
  impatient.abort(new DOMException('enough', 'AbortError'));
  await assert.rejects(second, { name: 'AbortError' });
  await quiet();
  assert.equal(third, false);
  release();
  (await waiting)();
  await quiet();
  assert.deepEqual(await leasesIn(secrets), []);
});

test('who has given up beforehand gets none, and leaves none', async () => {
  const secrets = memorySecrets();
  const lease = createLease({ secrets, now, sleep, random });
  await assert.rejects(lease.acquire('k', AbortSignal.abort()), { name: 'AbortError' });
  (await lease.acquire('k', never))();
  await quiet();
  assert.deepEqual(await leasesIn(secrets), []);
});

test('another window waits until it is let go, and reads no broken note as one', async () => {
  const shared = memorySecrets();
  for (const broken of ['', '{', '7', '{"owner":7,"until":9e15}', '{"owner":"x","until":"soon"}']) {
    await shared.set('lease/1/k', broken);
    (await window(shared).acquire('k', never))();
    await quiet();
  }
  const release = await window(shared).acquire('k', never);
  let got = false;
  const waiting = window(shared)
    .acquire('k', never)
    .then((mine) => {
      got = true;
      mine();
    });
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(got, false);
  release();
  await waiting;
  await quiet();
  assert.deepEqual(await leasesIn(shared), []);
});
