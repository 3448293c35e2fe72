/** Decides, under a lease, whether a refresh is still needed or somebody else has made it. */

import type { StoredToken } from '../model/flow';

/** A token that ends within this many milliseconds is renewed now rather than refused on the way. */
export const renewalMargin = 30_000;

/** Whether an access token will still be good when it arrives. `now` in milliseconds. */
export function isStillGood({ tokens }: StoredToken, now: number): boolean {
  return tokens.expiresAt === undefined || tokens.expiresAt - renewalMargin > now;
}

/**
 * What to do about a sign-in that was read (`seen`) before the lease was taken and read again
 * (`saved`) since. `take-saved`: another caller or window has renewed it meanwhile, and its tokens
 * are good. `gone`: it was signed out meanwhile, so a refresh would bring it back. `refresh`: go on,
 * but with the refresh token as it is saved now, for the one seen before may have been replaced
 * (RFC 6749 §6, RFC 9700 §4.14.2). `now` in milliseconds.
 */
export function refreshOnce(
  seen: StoredToken,
  saved: StoredToken | undefined,
  now: number,
): 'take-saved' | 'refresh' | 'gone' {
  if (saved === undefined) return 'gone';
  const replaced =
    saved.obtainedAt !== seen.obtainedAt ||
    JSON.stringify(saved.tokens) !== JSON.stringify(seen.tokens);
  return replaced && isStillGood(saved, now) ? 'take-saved' : 'refresh';
}
