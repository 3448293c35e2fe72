/**
 * Guards for data of unknown origin, put together as the types are: a member that is added to a type
 * and not to its guard does not compile. Members that a guard does not know are passed over.
 */

export type Guard<T> = (value: unknown) => value is T;

export const isText: Guard<string> = (value) => typeof value === 'string';

export const isNumber: Guard<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value);

export const isFlag: Guard<boolean> = (value) => typeof value === 'boolean';

/** What a `Date` can hold, with room for a lifetime on top. In milliseconds. */
export const isTime: Guard<number> = (value): value is number =>
  isNumber(value) && Math.abs(value) < 8e15;

export function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A word that a newer version may have more of, and nothing breaks for it. */
export function isWord<T extends string>(value: unknown): value is T {
  return isText(value);
}

export function is<const T extends string | boolean>(word: T): Guard<T> {
  return (value): value is T => value === word;
}

/** One of the words of a union; all of them have to be there. */
export function oneOf<T extends string>(words: { readonly [word in T]: true }): Guard<T> {
  return (value): value is T => isText(value) && Object.hasOwn(words, value);
}

export function list<T>(item: Guard<T>, most = 100_000): Guard<readonly T[]> {
  return (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= most && value.every(item);
}

export function pair<A, B>(first: Guard<A>, second: Guard<B>): Guard<readonly [A, B]> {
  return (value): value is readonly [A, B] =>
    Array.isArray(value) && value.length === 2 && first(value[0]) && second(value[1]);
}

export function either<A, B>(one: Guard<A>, other: Guard<B>): Guard<A | B> {
  return (value): value is A | B => one(value) || other(value);
}

/** An object with any names, and one kind of values. */
export function table<T>(item: Guard<T>): Guard<{ readonly [name: string]: T }> {
  return (value): value is { readonly [name: string]: T } =>
    isRecord(value) && Object.values(value).every(item);
}

type Optional<T> = {
  [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never;
}[keyof T];

type Needed<T> = { readonly [K in Exclude<keyof T, Optional<T>>]: Guard<T[K]> };
type Added<T> = { readonly [K in Optional<T>]: Guard<Exclude<T[K], undefined>> };

/** An object with these members; those of `added` may be left out. */
export function object<T>(needed: Needed<T>, added: Added<T>): Guard<T> {
  const must = Object.entries(needed) as [string, Guard<unknown>][];
  const may = Object.entries(added) as [string, Guard<unknown>][];
  return (value): value is T =>
    isRecord(value) &&
    must.every(([name, fits]) => Object.hasOwn(value, name) && fits(value[name])) &&
    may.every(([name, fits]) => !Object.hasOwn(value, name) || fits(value[name]));
}

type Tagged = { readonly kind: string };

/** A union that `kind` tells apart. */
export function byKind<T extends Tagged>(
  guards: {
    readonly [K in T['kind']]: Guard<Omit<Extract<T, { kind: K }>, 'kind'>>;
  },
): Guard<T> {
  const all = new Map<unknown, Guard<unknown>>(Object.entries(guards));
  return (value): value is T => isRecord(value) && all.get(value['kind'])?.(value) === true;
}
