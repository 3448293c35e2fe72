/** Finds places in TOML. */

import { ParseError, parseTOML } from 'toml-eslint-parser';
import type { Range } from '../site';

export interface TomlArray extends Range {
  /** The ranges of its elements, in order. */
  readonly elements: readonly Range[];
}

/** The array under this key of this table; `undefined` when there is none, or the text is no TOML. */
export function tomlArray(
  text: string,
  table: readonly string[],
  key: string,
): TomlArray | undefined {
  for (const node of topLevel(text)) {
    if (node.type !== 'TOMLTable' || node.resolvedKey.join('.') !== table.join('.')) continue;
    for (const { key: own, value } of node.body) {
      const name = own.keys
        .map((one) => (one.type === 'TOMLBare' ? one.name : one.value))
        .join('.');
      if (name !== key || value.type !== 'TOMLArray') continue;
      return { ...rangeOf(value), elements: value.elements.map(rangeOf) };
    }
  }
  return undefined;
}

function topLevel(text: string) {
  try {
    return parseTOML(text).body[0].body;
  } catch (error) {
    if (error instanceof ParseError) return [];
    throw error;
  }
}

function rangeOf({ range: [start, end] }: { readonly range: readonly [number, number] }): Range {
  return { start, end };
}
