/**
 * Words in place of masks, while steps read what was recorded. A mask inside an address would be
 * percent-encoded, or make it none; a word comes through as it is and is a mask again afterwards.
 */

import { mask } from './known-values';

const masks = /‹(\d{1,9}) characters›/g;
const words = /mcp-auth-masked-(\d{1,9})-characters/g;

/** The same data with a word for each mask. */
export function withWords<T>(data: T): T {
  return mapText(data, (text) => text.replace(masks, 'mcp-auth-masked-$1-characters')) as T;
}

/** The same data with the masks again. */
export function withMasks<T>(data: T): T {
  return mapText(data, (text) =>
    text.replace(words, (_word, length: string) => mask(Number(length))),
  ) as T;
}

function mapText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapText(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [change(name), mapText(inner, change)]),
  );
}
