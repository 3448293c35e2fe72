import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createLease } from '../../src/oauth/lease';
import { createSimulation, type SimulatedWindow, visibleAfter } from './windows';

/** Minutes of work on demand: `MCP_AUTH_PROPERTY_RUNS=20000`. */
const numRuns = Number(process.env['MCP_AUTH_PROPERTY_RUNS'] ?? 200);

const hour = 3_600_000;

const windows = fc.array(
  fc.record({
    latency: fc.constantFrom(1, 20, 90, 300, 700),
    clock: fc.constantFrom(0, -hour, hour, 777),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Milliseconds; many of them close together, as when every window wakes at once. */
const start = fc.oneof(fc.constant(0), fc.nat(300), fc.nat(12_000));

const scene = fc.record({
  seed: fc.integer(),
  windows,
  callers: fc.array(
    fc.record({
      window: fc.nat(3),
      start,
      work: fc.oneof(fc.nat(50), fc.nat(6_000), fc.constant(25_000)),
      fails: fc.boolean(),
      abortAfter: fc.option(fc.nat(9_000), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 10 },
  ),
  closes: fc.option(fc.record({ window: fc.nat(3), at: fc.nat(15_000) }), { nil: undefined }),
});
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

async function play({ seed, windows: wanted, callers, closes }: Scene): Promise<void> {
  const world = createSimulation(seed);
  const open = wanted.map((one) => world.open(one));
  const at = (index: number): SimulatedWindow => {
    const found = open[index % open.length];
    assert.ok(found);
    return found;
  };
  const holders = new Set<SimulatedWindow>();
  const waitingIn: SimulatedWindow[] = [];
  const wrong: string[] = [];

  for (const { window: index, start: begin, work, fails, abortAfter } of callers) {
    const window = at(index);
    const stop = new AbortController();
    waitingIn.push(window);
    const done = (): void => void waitingIn.splice(waitingIn.indexOf(window), 1);
    window.after(begin, () => {
      // A lease of its own for each caller: those of one window must queue all the same.
      const lease = createLease({ ...window.ports, visibleAfter });
      const ended = lease.hold('key', stop.signal, async () => {
        const others = [...holders].filter((one) => one.isOpen());
        if (others.length > 0) wrong.push(`two holders at ${world.time()}`);
        holders.add(window);
        const whole = window.wait(work);
        const aborted = new Promise<void>((resolve) => {
          stop.signal.addEventListener('abort', () => window.after(900, resolve));
        });
        await Promise.race([whole, aborted]);
        holders.delete(window);
        if (fails) throw new Error('failed');
        return work;
      });
      ended.then(
        (value) => {
          if (value !== work || fails) wrong.push('gave something else');
          done();
        },
        (error: unknown) => {
          const expected = stop.signal.aborted || (fails && String(error) === 'Error: failed');
          if (!expected) wrong.push(`threw ${error}`);
          done();
        },
      );
      if (abortAfter !== undefined) window.after(abortAfter, () => stop.abort());
    });
  }
  if (closes !== undefined) world.after(closes.at, () => at(closes.window).close());

  await world.run(() => waitingIn.every((window) => !window.isOpen()), 20 * 60_000);
  assert.deepEqual(wrong, []);
}

test('C53 never two holders at once, in any window, and everybody gets a turn', async () => {
  await fc.assert(fc.asyncProperty(scene, play), { numRuns });
});

const renewals = fc.record({
  seed: fc.integer(),
  windows,
  callers: fc.array(fc.record({ window: fc.nat(3), start: fc.nat(2_000) }), {
    minLength: 1,
    maxLength: 12,
  }),
  request: fc.nat(4_000),
});

test('C53 however many callers and windows want a token renewed, it is renewed once', async () => {
  await fc.assert(
    fc.asyncProperty(renewals, async ({ seed, windows: wanted, callers, request }) => {
      const world = createSimulation(seed);
      const open = wanted.map((one) => world.open(one));
      let refreshes = 0;
      let left = callers.length;
      const got: (string | undefined)[] = [];
      for (const { window: index, start: begin } of callers) {
        const window = open[index % open.length];
        assert.ok(window);
        const { secrets } = window.ports;
        const lease = createLease({ ...window.ports, visibleAfter });
        window.after(begin, () => {
          const work = async (): Promise<void> => {
            if ((await secrets.get('token')) === undefined) {
              refreshes += 1;
              await window.wait(request);
              await secrets.set('token', `token ${refreshes}`);
            }
            got.push(await secrets.get('token'));
          };
          void lease.hold('key', new AbortController().signal, work).finally(() => {
            left -= 1;
          });
        });
      }
      await world.run(() => left === 0, 20 * 60_000);
      assert.equal(refreshes, 1);
      assert.deepEqual(
        got,
        callers.map(() => 'token 1'),
      );
    }),
    { numRuns },
  );
});
