/** In which way two addresses differ that should be the same, letter by letter. */

export type AddressDifference =
  | 'no-address'
  | 'fragment'
  /** The second has a slash at the end that the first has not, or the other way round. */
  | 'slash-added'
  | 'slash-missing'
  | 'http-for-https'
  /** The same address, written otherwise: capitals, a port that need not be named, escapes. */
  | 'spelling'
  | 'port'
  | 'host'
  /** The second is the origin or a directory above the first. */
  | 'above'
  | 'path';

/** How `actual` differs from `expected`, which is an http or https address. They are not equal. */
export function howAddressesDiffer(expected: string, actual: string): AddressDifference {
  if (!URL.canParse(actual) || !/^https?:\/\//i.test(actual)) return 'no-address';
  if (actual.includes('#')) return 'fragment';
  if (actual === `${expected}/`) return 'slash-added';
  if (`${actual}/` === expected) return 'slash-missing';
  if (!URL.canParse(expected)) return 'path';
  const [one, other] = [new URL(expected), new URL(actual)];
  if (one.href === other.href) return 'spelling';
  if (one.hostname !== other.hostname) return 'host';
  if (one.protocol === 'https:' && other.protocol === 'http:') return 'http-for-https';
  if (one.port !== other.port || one.protocol !== other.protocol) return 'port';
  const above = other.pathname.replace(/\/*$/, '/');
  return one.pathname.startsWith(above) && other.search === '' ? 'above' : 'path';
}
