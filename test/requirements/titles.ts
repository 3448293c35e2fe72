/** The titles of tests, read from their source. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the tests stand; the bundle of a test is three folders below the clone's. */
const root = join(import.meta.dirname, '../../../test');

/**
 * Every title in a test file, as it is written there: `${…}` of a template stands for itself. Titles
 * that are no text of their own, such as a name from a table, are not among them.
 */
export function readTitles(): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => titlesIn(readFileSync(join(root, file), 'utf8')));
}

function titlesIn(source: string): readonly string[] {
  const calls = source.matchAll(
    /^\s*(?:test|suite|describe)\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/gm,
  );
  return [...calls].map(([, , title = '']) => title);
}

/** The ids that a title begins with, such as C7 and C35. */
export function idsOf(title: string): readonly string[] {
  const [begin = ''] = /^(?:[A-Z]\d+[a-z]?[,:]? )*/.exec(title) ?? [];
  return begin.split(/[,: ]+/).filter(Boolean);
}
