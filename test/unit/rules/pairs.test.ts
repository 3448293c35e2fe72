import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { apart, joinable, type Pair, pairsOf, wrongIn } from '../../accuracy/pairs';
import { each, type Ran, run } from '../../accuracy/run';
import { faults } from '../../server/faults/list';

const parts = await joinable(faults);
const pairs = pairsOf(parts);

/** Each fault is in so many pairs of the sample at least; `npm run accuracy` runs all pairs. */
const share = 2;
/** Judged wrongly once. */
const once = ['state-lost + iss-missing', 'state-changed + error-with-other-issuer'];

/** In an order that has nothing to do with that of the list, and is the same each time. */
function number(name: string): number {
  let hash = 2166136261;
  for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  return hash >>> 0;
}

function sample(all: readonly Pair[]): readonly Pair[] {
  const times = new Map<string, number>();
  return all
    .toSorted((a, b) => number(a.name) - number(b.name))
    .filter(({ name, of }) => {
      const wanted = of.some((fault) => (times.get(fault.name) ?? 0) < share);
      if (!wanted && !once.includes(name)) return false;
      for (const fault of of) times.set(fault.name, (times.get(fault.name) ?? 0) + 1);
      return true;
    });
}

suite('two faults at once: the first is named, and nothing is invented', { concurrency: 4 }, () => {
  const alone = new Map<string, Ran>();
  before(async () => {
    await each(parts, async ({ fault }) => alone.set(fault.name, await run(fault.start)));
  });
  after(() => {
    // Not by the clock, since other programs may have the machine at the same time.
    const { user, system } = process.cpuUsage();
    const seconds = (user + system) / 1_000_000;
    assert.ok(seconds < 30, `the sample of pairs took ${seconds} s of the processor`);
  });

  const some = sample(pairs);
  for (const pair of some) {
    test(pair.name, { timeout: 20_000 }, async () => {
      const ran = await run(pair.start);
      const { missed, invented } = wrongIn(pair, ran, alone);
      assert.deepEqual({ missed, invented }, { missed: [], invented: [] }, ran.found.join());
    });
  }

  test('every fault that can be joined is in the sample', () => {
    const names = (of: readonly Pair[]) => new Set(of.flatMap((pair) => pair.of)).size;
    assert.equal(names(some), names(pairs));
    assert.ok(names(pairs) > 90 && some.length > 80, `${names(pairs)}, ${some.length}`);
    for (const name of once)
      assert.ok(
        some.some((pair) => pair.name === name),
        name,
      );
  });
});

test('only faults that there are are held apart', () => {
  const names = new Set(parts.map(({ fault }) => fault.name));
  for (const { of, and } of apart)
    for (const name of [...of, ...and]) assert.ok(names.has(name), name);
});

suite('what is wrong with a pair', () => {
  const [a, b] = faults;
  assert.ok(a && b);
  const pair: Pair = { name: 'a + b', of: [a, b], start: () => assert.fail('nothing is started') };
  const ran = (end: number, at: number, ...found: readonly string[]): Ran => ({
    end,
    found,
    roots: found.filter((rule) => rule !== 'follows'),
    ...(found[0] !== undefined && { root: { rule: found[0], at, untidy: found[0] === 'untidy' } }),
  });
  const cases: readonly (readonly [
    what: string,
    one: Ran,
    other: Ran,
    found: readonly string[],
    missed: readonly string[],
    invented: readonly string[],
  ])[] = [
    ['the first is named', ran(2, 2, 'x'), ran(5, 5, 'y'), ['x'], [], []],
    ['the first is not named', ran(2, 2, 'x'), ran(5, 5, 'y'), ['y'], ['x'], []],
    ['either, where both end it', ran(2, 2, 'x'), ran(2, 2, 'y'), ['y'], [], []],
    ['none, where both end it', ran(2, 2, 'x'), ran(2, 2, 'y'), [], ['x', 'y'], []],
    ['what showed before', ran(9, 0, 'x'), ran(5, 5, 'y'), ['y'], ['x'], []],
    ['what was untidy before', ran(9, 0, 'untidy'), ran(5, 5, 'y'), ['y'], [], []],
    ['what would show later', ran(9, 8, 'x'), ran(5, 5, 'y'), ['y'], [], []],
    ['another finding', ran(9, 9), ran(5, 5, 'y'), ['y', 'z'], [], ['z']],
    ['what follows from a cause', ran(9, 9), ran(5, 5, 'y'), ['y', 'follows'], [], []],
    ['two healthy servers', ran(9, 9), ran(9, 9), [], [], []],
    ['two healthy servers with a finding', ran(9, 9), ran(9, 9), ['z'], [], ['z']],
  ];
  for (const [what, one, other, found, missed, invented] of cases) {
    test(what, () => {
      for (const of of [[a, b] as const, [b, a] as const]) {
        const alone = new Map([
          [of[0].name, one],
          [of[1].name, other],
        ]);
        const wrong = wrongIn({ ...pair, of }, ran(5, 5, ...found), alone);
        assert.deepEqual(wrong.missed.toSorted(), missed);
        assert.deepEqual(wrong.invented, invented);
        assert.deepEqual(wrong.followed, found.includes('follows') ? ['follows'] : []);
      }
    });
  }
});
