import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SecretStore } from '../../../src/model/ports';
import { memorySecrets, nodePorts } from '../../../src/node/node-ports';
import { createLease, type Lease, type LeaseOptions } from '../../../src/oauth/lease';
import { createSimulation, type SimulatedWindow, visibleAfter } from '../../property/windows';

const quick = { latency: 5, clock: 0 };
const entry = 'lease/1/key';

function leaseOf({ ports }: SimulatedWindow): Lease {
  return createLease({ ...ports, visibleAfter });
}

/** Ports on which no time passes by itself and the store is this test's own. */
function ownPorts(secrets: SecretStore = memorySecrets()): LeaseOptions {
  return { ...nodePorts, secrets, visibleAfter: 0 };
}

const never = new AbortController().signal;

function signals(): { readonly stop: AbortController; readonly signal: AbortSignal } {
  const stop = new AbortController();
  return { stop, signal: stop.signal };
}

/** A promise and the way to settle it. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

async function turns(count = 20): Promise<void> {
  for (let at = 0; at < count; at += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('C53 a hundred callers in one process refresh once, and each has the new token', async () => {
  const world = createSimulation(1);
  const window = world.open(quick);
  const { secrets } = window.ports;
  const got: (string | undefined)[] = [];
  let refreshes = 0;
  for (let at = 0; at < 100; at += 1) {
    void leaseOf(window).hold('key', never, async () => {
      if ((await secrets.get('token')) === undefined) {
        refreshes += 1;
        await window.wait(300);
        await secrets.set('token', 'fresh');
      }
      got.push(await secrets.get('token'));
    });
  }
  await world.run(() => got.length === 100, 10_000);
  assert.equal(refreshes, 1);
  assert.deepEqual(new Set(got), new Set(['fresh']));
  // They hand the key on: one wait for all of them, not a hundred.
  assert.ok(world.time() < 4_000, `${world.time()} ms`);
});

test('an uncontended lease costs five calls of the store and one wait of 0.7 s', async () => {
  const world = createSimulation(2);
  const window = world.open({ latency: 1, clock: 0 });
  let began = 0;
  let over = false;
  const { ports } = window;
  void createLease(ports)
    .hold('key', never, async () => {
      began = world.time();
    })
    .then(() => {
      over = true;
    });
  await world.run(() => over, 10_000);
  assert.deepEqual(window.calls, ['get', 'set', 'get', 'set', 'delete']);
  assert.ok(began >= 700 && began < 710, `${began} ms`);
  assert.equal(await settledKeys(world, window), 0);
});

/** How many keys the window sees once all writes have arrived. */
async function settledKeys(
  world: ReturnType<typeof createSimulation>,
  window: SimulatedWindow,
): Promise<number> {
  let keys: readonly string[] | undefined;
  world.after(1_000, async () => {
    keys = await window.ports.secrets.keys();
  });
  await world.run(() => keys !== undefined, world.time() + 5_000);
  return keys?.length ?? -1;
}

test('a store that no other process has is not written to, and callers queue all the same', async () => {
  const secrets = memorySecrets();
  const order: string[] = [];
  const first = gate();
  const one = createLease(ownPorts(secrets)).hold('key', never, async () => {
    order.push('one begins');
    await first.passed;
    order.push('one ends');
    return 1;
  });
  const two = createLease(ownPorts(secrets)).hold('key', never, async () => {
    order.push('two');
    return 2;
  });
  await turns();
  assert.deepEqual(order, ['one begins']);
  assert.deepEqual(await secrets.keys(), []);
  first.open();
  assert.deepEqual(await Promise.all([one, two]), [1, 2]);
  assert.deepEqual(order, ['one begins', 'one ends', 'two']);
});

test('another key, or another store, is not waited for', async () => {
  const secrets = memorySecrets();
  const lease = createLease(ownPorts(secrets));
  const first = gate();
  const held = lease.hold('key', never, () => first.passed);
  assert.equal(await lease.hold('other key', never, async () => 'other key'), 'other key');
  const elsewhere = createLease(ownPorts());
  assert.equal(await elsewhere.hold('key', never, async () => 'other store'), 'other store');
  first.open();
  await held;
});

test('what the work throws is thrown, and the next one gets the key', async () => {
  const world = createSimulation(3);
  const [a, b] = [world.open(quick), world.open(quick)];
  const seen: string[] = [];
  void leaseOf(a)
    .hold('key', never, () => Promise.reject(new Error('refused')))
    .catch((error: Error) => seen.push(error.message));
  void leaseOf(a)
    .hold('key', never, () => {
      throw new Error('at once');
    })
    .catch((error: Error) => seen.push(error.message));
  b.after(1_000, () => {
    void leaseOf(b).hold('key', never, async () => seen.push(`b at ${world.time() < 3_000}`));
  });
  await world.run(() => seen.length === 3, 20_000);
  assert.deepEqual(seen, ['refused', 'at once', 'b at true']);
});

test('an aborted caller leaves the queue at once, and those behind it keep their turns', async () => {
  const lease = createLease(ownPorts());
  const order: string[] = [];
  const first = gate();
  const { stop, signal } = signals();
  const one = lease.hold('key', never, () => first.passed);
  const two = lease.hold('key', signal, async () => order.push('two'));
  const three = lease.hold('key', never, async () => order.push('three'));
  stop.abort(new Error('stopped by the user'));
  await assert.rejects(two, /stopped by the user/);
  await turns();
  assert.deepEqual(order, []);
  first.open();
  await Promise.all([one, three]);
  assert.deepEqual(order, ['three']);
  const aborted = lease.hold('key', signal, async () => assert.fail('worked all the same'));
  await assert.rejects(aborted, /stopped by the user/);
  assert.equal(await lease.hold('key', never, async () => 'still works'), 'still works');
});

test('a caller aborted while another window has the key takes nothing from that window', async () => {
  const world = createSimulation(4);
  const [a, b] = [world.open(quick), world.open(quick)];
  const { stop, signal } = signals();
  const seen: string[] = [];
  void leaseOf(a).hold('key', never, async () => {
    await a.wait(5_000);
    seen.push(`a ends, entry ${(await a.ports.secrets.get(entry)) !== undefined}`);
  });
  b.after(1_000, () => {
    leaseOf(b)
      .hold('key', signal, async () => seen.push('b'))
      .catch((error: Error) => seen.push(error.message));
  });
  b.after(2_000, () => stop.abort(new Error('stopped')));
  await world.run(() => seen.length === 2, 20_000);
  assert.deepEqual(seen, ['stopped', 'a ends, entry true']);
});

test('a caller aborted in the middle of a claim takes it back', async () => {
  const world = createSimulation(5);
  const window = world.open(quick);
  const { stop, signal } = signals();
  let rejected = 0;
  window.after(300, () => stop.abort(new Error('stopped')));
  leaseOf(window)
    .hold('key', signal, async () => {})
    .catch(() => {
      rejected = world.time();
    });
  await world.run(() => rejected > 0, 20_000);
  assert.equal(rejected, 300);
  assert.equal(await settledKeys(world, window), 0);
});

/** A lease whose store takes this long over the n-th write. */
function slowToWrite(window: SimulatedWindow, nth: number, ms: number, onWrite = (): void => {}) {
  const { secrets } = window.ports;
  let writes = 0;
  return createLease({
    ...window.ports,
    visibleAfter,
    secrets: {
      ...secrets,
      async set(key, value) {
        writes += 1;
        if (writes === nth) {
          onWrite();
          await window.wait(ms);
        }
        await secrets.set(key, value);
      },
    },
  });
}

test('a late claim is left standing when its caller is aborted, for an owner may be beneath it', async () => {
  const world = createSimulation(6);
  const window = world.open(quick);
  const { stop, signal } = signals();
  let rejected = false;
  window.after(2_000, () => stop.abort());
  slowToWrite(window, 1, 400)
    .hold('key', signal, async () => {})
    .catch(() => {
      rejected = true;
    });
  await world.run(() => rejected, 20_000);
  assert.deepEqual(window.calls, ['get', 'set']);
  assert.equal(await settledKeys(world, window), 1);
});

test('a key that comes after its caller was aborted is given back', async () => {
  const world = createSimulation(18);
  const window = world.open(quick);
  const { stop, signal } = signals();
  let rejected = 0;
  slowToWrite(window, 2, 1_000, () => stop.abort())
    .hold('key', signal, async () => assert.fail('worked all the same'))
    .catch(() => {
      rejected = world.time();
    });
  await world.run(() => rejected > 0, 20_000);
  assert.ok(rejected < 750, `${rejected} ms`);
  await world.run(() => window.calls.includes('delete'), 20_000);
  assert.equal(await settledKeys(world, window), 0);
});

test('work that is aborted is waited for, one second at most, and then the next one has its turn', async () => {
  const world = createSimulation(7);
  const window = world.open(quick);
  const { stop, signal } = signals();
  const seen: (readonly [string, number])[] = [];
  const note = (what: string) => (): void => void seen.push([what, Math.round(world.time() / 100)]);
  leaseOf(window)
    .hold('key', signal, () => window.wait(1_500))
    .catch(note('first rejects'));
  window.after(1_000, () => stop.abort());
  const later = signals();
  leaseOf(window)
    .hold('key', later.signal, () => new Promise(() => {}))
    .catch(note('second rejects'));
  window.after(3_000, () => later.stop.abort());
  void leaseOf(window).hold('key', never, async () => note('third')());
  await world.run(() => seen.length === 3, 20_000);
  assert.deepEqual(seen, [
    ['first rejects', 20],
    ['second rejects', 40],
    ['third', 40],
  ]);
});

test('the key of a window that was closed is free for others within 15 s, whatever their clocks say', async () => {
  for (const clock of [0, -7_200_000, 7_200_000]) {
    const world = createSimulation(8);
    const [a, b] = [world.open(quick), world.open({ latency: 5, clock })];
    let got = 0;
    void leaseOf(a).hold('key', never, () => new Promise(() => {}));
    a.after(1_500, () => a.close());
    b.after(2_000, () => {
      void leaseOf(b).hold('key', never, async () => {
        got = world.time();
      });
    });
    await world.run(() => got > 0, 60_000);
    assert.ok(got > 12_000 && got < 17_000, `${got} ms`);
  }
});

test('an entry that cannot be read holds nobody up for good', async () => {
  for (const text of ['', '{', 'null', '{"lasts":1e300}', '{"lasts":-1}', '{"lasts":"x"}']) {
    const world = createSimulation(9);
    const window = world.open(quick);
    let got = 0;
    void window.ports.secrets.set(entry, text).then(() =>
      leaseOf(window).hold('key', never, async () => {
        got = world.time();
      }),
    );
    await world.run(() => got > 0, 60_000);
    assert.ok(got > 12_000 && got < 15_000, `${text}: ${got} ms`);
  }
});

test('a window that stood still for too long has lost the key, and leaves its successor alone', async () => {
  const world = createSimulation(10);
  const [a, b, c] = [world.open(quick), world.open(quick), world.open(quick)];
  const seen: string[] = [];
  void leaseOf(a)
    .hold('key', never, () => a.wait(3_000))
    .then(() => seen.push('a over'));
  a.after(2_000, () => a.stall(18_000));
  b.after(2_500, () => {
    void leaseOf(b).hold('key', never, async () => {
      await b.wait(10_000);
      seen.push('b over');
    });
  });
  const entries: (string | undefined)[] = [];
  c.after(19_000, async () => {
    while (seen.length < 2) {
      entries.push(await c.ports.secrets.get(entry));
      await c.wait(50);
    }
  });
  await world.run(() => seen.length === 2, 60_000);
  assert.deepEqual(seen, ['a over', 'b over']);
  assert.ok(entries.length > 50);
  assert.equal(entries.includes(undefined), false);
});

test('a claim that went stale while its window stood still is not taken for the key', async () => {
  const world = createSimulation(11);
  const window = world.open(quick);
  let got = 0;
  window.after(100, () => window.stall(9_000));
  void leaseOf(window).hold('key', never, async () => {
    got = world.time();
  });
  await world.run(() => got > 0, 60_000);
  assert.ok(got > 9_100 + 8_000, `${got} ms`);
});

test('a renewal that is under way as the work ends does not bring the entry back', async () => {
  const world = createSimulation(12);
  const window = world.open(quick);
  const ended = gate();
  let over = false;
  void slowToWrite(window, 3, 500, ended.open)
    .hold('key', never, () => ended.passed)
    .then(() => {
      over = true;
    });
  await world.run(() => over, 20_000);
  assert.deepEqual(window.calls, ['get', 'set', 'get', 'set', 'set', 'delete']);
  assert.equal(await settledKeys(world, window), 0);
});

test('work that goes on for minutes keeps others out for two of them only', async () => {
  const world = createSimulation(13);
  const [a, b] = [world.open(quick), world.open(quick)];
  let got = 0;
  void leaseOf(a).hold('key', never, () => a.wait(600_000));
  b.after(2_000, () => {
    void leaseOf(b).hold('key', never, async () => {
      got = world.time();
    });
  });
  await world.run(() => got > 0, 300_000);
  assert.ok(got > 120_000 && got < 140_000, `${got} ms`);
});

test('callers that hand the key on keep others out no less than one that has it from the start', async () => {
  const world = createSimulation(19);
  const [a, b] = [world.open(quick), world.open(quick)];
  const order: string[] = [];
  const work = (window: SimulatedWindow, name: string, ms: number) => async (): Promise<void> => {
    order.push(`${name} begins`);
    await window.wait(ms);
    order.push(`${name} ends`);
  };
  void leaseOf(a).hold('key', never, work(a, 'first', 100_000));
  void leaseOf(a).hold('key', never, work(a, 'second', 60_000));
  b.after(2_000, () => void leaseOf(b).hold('key', never, work(b, 'other', 5_000)));
  await world.run(() => order.length === 6, 300_000);
  for (let at = 0; at < 6; at += 2)
    assert.equal(order[at + 1], order[at]?.replace('begins', 'ends'), order.join());
});

test('a key that was lost is not handed on', async () => {
  const world = createSimulation(20);
  const [a, b] = [world.open(quick), world.open(quick)];
  const order: string[] = [];
  void leaseOf(a).hold('key', never, () => a.wait(140_000));
  void leaseOf(a).hold('key', never, async () => order.push('second'));
  b.after(2_000, () => {
    void leaseOf(b).hold('key', never, async () => {
      await b.wait(30_000);
      order.push('other');
    });
  });
  await world.run(() => order.length === 2, 300_000);
  assert.deepEqual(order, ['other', 'second']);
});

const brokenCalls = ['get', 'set', 'delete'] as const;

test('a store that fails takes away the order among windows, not the work nor the order in one', async () => {
  for (const call of brokenCalls) {
    const world = createSimulation(14);
    const window = world.open(quick);
    const secrets = { ...window.ports.secrets, [call]: () => Promise.reject(new Error('locked')) };
    const lease = createLease({ ...window.ports, visibleAfter, secrets });
    const order: number[] = [];
    for (const at of [1, 2, 3]) {
      void lease.hold('key', never, async () => {
        order.push(at);
        await window.wait(50);
        order.push(at);
      });
    }
    await world.run(() => order.length === 6, 60_000);
    assert.deepEqual(order, [1, 1, 2, 2, 3, 3], call);
  }
});

test('a store that never answers does not keep an aborted caller, nor a key it grants too late', async () => {
  const world = createSimulation(15);
  const window = world.open(quick);
  const answers = gate();
  const { secrets } = window.ports;
  const slow = {
    ...secrets,
    get: (key: string) => answers.passed.then(() => secrets.get(key)),
  };
  const { stop, signal } = signals();
  let rejected = false;
  createLease({ ...window.ports, visibleAfter, secrets: slow })
    .hold('key', signal, async () => {})
    .catch(() => {
      rejected = true;
    });
  window.after(400, () => stop.abort());
  await world.run(() => rejected, 10_000);
  window.after(100, answers.open);
  assert.equal(await settledKeys(world, window), 0);
});

test('a write that takes longer to be seen than was said lets two windows in, as the documentation says', async () => {
  const both: number[] = [];
  for (let seed = 0; seed < 40; seed += 1) {
    const world = createSimulation(seed);
    let holders = 0;
    let over = 0;
    for (const start of [0, 100]) {
      const window = world.open(quick);
      const lease = createLease({ ...window.ports, visibleAfter: 1 });
      window.after(start, () => {
        void lease.hold('key', never, async () => {
          holders += 1;
          if (holders === 2) both.push(seed);
          await window.wait(500);
          holders -= 1;
          over += 1;
        });
      });
    }
    await world.run(() => over === 2, 60_000);
  }
  assert.notDeepEqual(both, []);
});
