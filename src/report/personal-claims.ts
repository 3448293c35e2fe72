/** Hides what a token says about a person, in traces that are carried away. OpenID Connect Core §5.1. */

import type { Json } from '../model/wire';

const personal = new Set([
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'unique_name',
  'upn',
  'profile',
  'picture',
  'email',
  'gender',
  'birthdate',
  'phone_number',
  'address',
]);

/** The same data with the personal members of every set of claims masked; all else as it was. */
export function withoutPersonalClaims<T>(value: T): T {
  return walk(value as Json, false) as T;
}

function walk(value: Json, claims: boolean): Json {
  if (Array.isArray(value)) return value.map((item) => walk(item, false));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (claims && personal.has(name) && inner !== null) {
        return [name, `‹${String(typeof inner === 'string' ? inner.length : 1)} characters›`];
      }
      return [name, walk(inner as Json, name === 'claims')];
    }),
  );
}
