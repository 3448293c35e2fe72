/** Keys of the secret store that are made of several names. */

/**
 * A key whose parts cannot run into each other: equal keys have equal parts, and
 * `storeKey(prefix, [a])` plus a slash begins every key whose first part is `a`.
 */
export function storeKey(prefix: string, parts: readonly string[]): string {
  return prefix + parts.map(escaped).join('/');
}

/** In JSON a lone surrogate is spelt out; on its own it would make `encodeURIComponent` throw. */
function escaped(part: string): string {
  return encodeURIComponent(JSON.stringify(part).slice(1, -1));
}
