import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SecretStore } from '../../src/model/ports';
import { memorySecrets, nodePorts } from '../../src/node/node-ports';
import { createLease, type LeasePorts } from '../../src/oauth/lease';

const never = new AbortController().signal;

/** A window's view of one store: every call takes a while, and others see it only after that. */
function windowOn(shared: SecretStore, delays: readonly number[]): SecretStore {
  let calls = 0;
  const after = async <T>(work: () => Promise<T>): Promise<T> => {
    const ms = delays[calls++ % delays.length] ?? 0;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    return work();
  };
  return {
    get: (key) => after(() => shared.get(key)),
    set: (key, value) => after(() => shared.set(key, value)),
    delete: (key) => after(() => shared.delete(key)),
    keys: () => after(() => shared.keys()),
  };
}

const { now, sleep, random } = nodePorts;

test('C53: windows take turns, whatever their stores take to answer', async () => {
  // Together three calls of one window stay below what a write has to be seen by the others.
  const delays = fc.array(fc.nat(12), { minLength: 3, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(delays, { minLength: 2, maxLength: 4 }), async (windows) => {
      const shared = memorySecrets();
      let holders = 0;
      let most = 0;
      await Promise.all(
        windows.flatMap((slow) => {
          const lease = createLease({ secrets: windowOn(shared, slow), now, sleep, random });
          return [1, 2].map(async () => {
            const release = await lease.acquire('https://mcp.example/mcp', never);
            most = Math.max(most, ++holders);
            await new Promise((resolve) => setTimeout(resolve, 3));
            holders -= 1;
            release();
          });
        }),
      );
      assert.equal(most, 1);
    }),
    { numRuns: 12 },
  );
});

test('C53: a hundred callers of one window renew once', async () => {
  const secrets = memorySecrets();
  const ports: LeasePorts = { secrets, now, sleep, random };
  let renewals = 0;
  let fresh = false;
  await Promise.all(
    Array.from({ length: 100 }, async () => {
      const release = await createLease(ports).acquire('k', never);
      if (!fresh) {
        renewals += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        fresh = true;
      }
      release();
    }),
  );
  assert.equal(renewals, 1);
  // What is left of the last caller is deleted behind its back.
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(await secrets.keys(), []);
});

test('a lease is let go when its caller gives up, and one of a window that is gone runs out', async () => {
  const shared = memorySecrets();
  let clock = 1_000_000;
  const at = (secrets: SecretStore): LeasePorts => ({ secrets, now: () => clock, sleep, random });
  const first = createLease(at(windowOn(shared, [0])));
  const release = await first.acquire('k', never);
  const impatient = new AbortController();
  const waiting = createLease(at(windowOn(shared, [0]))).acquire('k', impatient.signal);
  impatient.abort();
  await assert.rejects(waiting, { name: 'AbortError' });
  // The window that holds it never lets go, and its clock goes on without it.
  clock += 21_000;
  const next = await createLease(at(windowOn(shared, [0]))).acquire('k', never);
  next();
  release();
});

test('a store that fails stops nobody', async () => {
  const broken: SecretStore = {
    get: () => Promise.reject(new Error('locked')),
    set: () => Promise.reject(new Error('locked')),
    delete: () => Promise.reject(new Error('locked')),
    keys: () => Promise.reject(new Error('locked')),
  };
  const release = await createLease({ secrets: broken, now, sleep, random }).acquire('k', never);
  release();
});
