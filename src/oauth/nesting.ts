/** Holds off documents that are nested so deep that nobody could write them down again. */

import type { Json } from '../model/wire';

/** Deeper than any document of OAuth; a call for each level needs stack. */
const deepest = 100;

/** Whether a value is nested deeper than any real document is. */
export function isTooDeep(value: Json, left = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  return Object.values(value).some((inner) => isTooDeep(inner, left - 1));
}
