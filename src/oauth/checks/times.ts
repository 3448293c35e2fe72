/** When a token is valid, by the clock of this machine. RFC 7519 §4.1.4 to §4.1.6. */

import type { Check, CheckId } from '../../model/check';
import type { JsonObject } from '../../model/wire';
import { member, missing, type Source } from './words';

/** Clocks of two machines may differ by this much before it is called a fault, in seconds. */
const skew = 60;

/** The checks of `exp`, and of `nbf` and `iat` where they are. `now` is in milliseconds since the epoch. */
export function checkTimes(members: JsonObject, now: number, source: Source): readonly Check[] {
  const seconds = Math.floor(now / 1000);
  const exp = member(members, 'exp');
  const expiry: Check = {
    id: 'expiry',
    verdict: typeof exp !== 'number' ? 'unknown' : exp + skew > seconds ? 'pass' : 'fail',
    expected: 'a time still to come',
    actual: typeof exp === 'number' ? timeWords(exp - seconds) : missing(members, 'exp', source),
  };
  const past = (id: CheckId, name: 'nbf' | 'iat'): readonly Check[] => {
    const at = member(members, name);
    if (typeof at !== 'number') return [];
    const verdict = at - skew <= seconds ? 'pass' : 'fail';
    return [{ id, verdict, expected: 'a time already past', actual: timeWords(at - seconds) }];
  };
  return [expiry, ...past('not-before', 'nbf'), ...past('issued-at', 'iat')];
}

function timeWords(seconds: number): string {
  const size = Math.abs(seconds);
  const words =
    size < 120
      ? `${Math.round(size)} s`
      : size < 7200
        ? `${Math.round(size / 60)} min`
        : size < 172_800
          ? `${Math.round(size / 3600)} h`
          : size < 36_525 * 86_400
            ? `${Math.round(size / 86_400)} days`
            : 'more than a century';
  return seconds >= 0 ? `in ${words}` : `${words} ago`;
}
