import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TokenSet } from '../../../src/model/tokens';
import { isStillGood, refreshOnce, renewalMargin } from '../../../src/oauth/refresh-once';
import { storedOf } from './stored';

const now = 1_000_000;

function tokensUntil(expiresAt?: number): TokenSet {
  return {
    tokenType: 'Bearer',
    accessToken: { length: 1 },
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

test('a token is good while it will still be so on arrival, and for ever when nothing is said', () => {
  const goodUntil = (expiresAt?: number): boolean =>
    isStillGood(storedOf({ tokens: tokensUntil(expiresAt) }), now);
  assert.equal(goodUntil(now + renewalMargin + 1), true);
  assert.equal(goodUntil(now + renewalMargin), false);
  assert.equal(goodUntil(now - 1), false);
  assert.equal(goodUntil(), true);
});

test('C53 a token that another window has just saved is taken instead of refreshing again', () => {
  const seen = storedOf({ tokens: tokensUntil(now - 1), obtainedAt: 1 });
  const fresh = storedOf({ tokens: tokensUntil(now + 3_600_000), obtainedAt: 2 });
  assert.equal(refreshOnce(seen, fresh, now), 'take-saved');
  const endless = storedOf({ tokens: tokensUntil(), obtainedAt: 2 });
  assert.equal(refreshOnce(seen, endless, now), 'take-saved');
  // Saved by a version that noted no times: the token itself tells.
  assert.equal(refreshOnce(seen, { ...fresh, obtainedAt: 1 }, now), 'take-saved');
  assert.equal(refreshOnce(endless, { ...endless, obtainedAt: 3 }, now), 'take-saved');
});

test('C53 nothing new, or nothing good, is refreshed', () => {
  const seen = storedOf({ tokens: tokensUntil(now - 1), obtainedAt: 1 });
  assert.equal(refreshOnce(seen, structuredClone(seen), now), 'refresh');
  const stale = storedOf({ tokens: tokensUntil(now + 5), obtainedAt: 2 });
  assert.equal(refreshOnce(seen, stale, now), 'refresh');
  // A server may refuse a token that says of itself that it is good.
  const refused = storedOf({ tokens: tokensUntil(now + 3_600_000), obtainedAt: 1 });
  assert.equal(refreshOnce(refused, structuredClone(refused), now), 'refresh');
  const noted = { ...seen, refreshFailed: { at: now, error: 'server_error' } };
  assert.equal(refreshOnce(seen, noted, now), 'refresh');
});

test('a sign-in that was deleted meanwhile is gone, and no refresh brings it back', () => {
  assert.equal(refreshOnce(storedOf(), undefined, now), 'gone');
});
