import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextChange } from '../../../src/host/next-change';
import { authWords } from '../../../src/host/server-words';
import type { AuthState } from '../../../src/model/auth-state';

const now = 1_800_000_000_000;
const until = (ms: number): AuthState => ({ kind: 'signed-in', until: now + ms });

test('nothing to wait for, nothing is scheduled', () => {
  assert.equal(nextChange([], now, true), undefined);
  assert.equal(
    nextChange([{ kind: 'unknown' }, { kind: 'signed-in' }, until(0), until(-5)], now, true),
    undefined,
  );
});

test('unseen, only the next expiry counts', () => {
  assert.equal(nextChange([until(90_000), until(1_200_000)], now, false), 90_000);
});

test('seen, the next minute counts', () => {
  assert.equal(nextChange([until(1_230_000), { kind: 'open' }], now, true), 30_001);
  assert.equal(nextChange([until(42_000)], now, true), 42_000);
});

test('the wait is never under a second nor over an hour', () => {
  assert.equal(nextChange([until(60_000)], now, true), 1000);
  assert.equal(nextChange([until(10)], now, false), 1000);
  assert.equal(nextChange([until(90 * 86_400_000)], now, false), 3_600_000);
});

test('seen, words never stay false for longer than a second', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1 }), (lefts) => {
      const states = lefts.map(until);
      const delay = nextChange(states, now, true) ?? Number.NaN;
      const quietUntil = now + Math.min(delay - 1, 60_000);
      if (delay === 1000) return;
      for (const state of states) {
        assert.equal(authWords(state, quietUntil - 1), authWords(state, now));
      }
    }),
  );
});
