/** Words that checks have in common. What stands in a token is chosen by a server, so it is kept short. */

import type { Json, JsonObject } from '../../model/wire';

/**
 * Where the members come from: a JWT must have them (RFC 9068 §2.2), an introspection answer need
 * not (RFC 7662 §2.2).
 */
export type Source = 'token' | 'answer';

/** At most 300 characters of a text. */
export function shown(text: string): string {
  // Half of a surrogate pair is no character.
  return text.length <= 300 ? text : `${text.slice(0, 299).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The first ten of a list, and how many more there are. */
export function listed(all: readonly string[]): string {
  const rest = all.length - 10;
  return shown(all.slice(0, 10).join(', ')) + (rest > 0 ? ` and ${rest} more` : '');
}

/** A member's own value; what an object has from its prototype is none. */
export function member(members: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** Why a member could not be read. */
export function missing(members: JsonObject, name: string, source: Source): string {
  if (member(members, name) !== undefined) return `${name} is not of the right type`;
  return source === 'token' ? `no ${name} claim` : `no ${name} in the answer`;
}
