/**
 * Words in place of masks, while steps read what was recorded. A mask inside an address would be
 * percent-encoded, or make it none; a word comes through as it is and is a mask again afterwards. It is
 * as long as what was masked, so that places in a text are where they were.
 */

import { mask } from './known-values';

const masks = /‹(\d{1,9}) characters›/g;
const words = /masked-(\d{1,9})-(x*)/g;

/** Longer ones are not filled up: a file could ask for more than there is memory. */
const longestFilled = 128;

/** The same data with a word for each mask. */
export function withWords<T>(data: T): T {
  return mapText(data, (text) => text.replace(masks, (_mask, length: string) => wordOf(length)));
}

/** The same data with the masks again. */
export function withMasks<T>(data: T): T {
  return mapText(data, (text) =>
    text.replace(
      words,
      (_word, length: string, after: string) => mask(Number(length)) + after.slice(fillFor(length)),
    ),
  );
}

function wordOf(length: string): string {
  return `masked-${length}-${'x'.repeat(fillFor(length))}`;
}

function fillFor(length: string): number {
  const wanted = Number(length);
  return wanted > longestFilled ? 0 : Math.max(0, wanted - `masked-${length}-`.length);
}

function mapText<T>(value: T, change: (text: string) => string): T {
  const map = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part);
    if (Array.isArray(part)) return part.map(map);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [change(name), map(inner)]),
    );
  };
  return map(value) as T;
}
