/** Two differences in one pair of servers, where both can be there at once. */

import { isDeepStrictEqual } from 'node:util';
import type { AuthorizationServerChange } from '../server/authorization-server';
import type { FaultRun } from '../server/fault';
import type { Addresses, Difference, PairStart } from '../server/faults/parts/pair';
import type { McpServerChange } from '../server/mcp-server';

/** Addresses to look at a difference with, before there is a server. */
export const anywhere: Addresses = {
  url: 'http://127.0.0.1:1/mcp',
  origin: 'http://127.0.0.1:1',
  issuer: 'http://127.0.0.1:2',
};

/** A pair that has both differences, or `undefined` where one would undo the other. */
export function joined(a: PairStart, b: PairStart): PairStart | undefined {
  if (a.path !== b.path || join(a.differ(anywhere), b.differ(anywhere)) === undefined)
    return undefined;
  return { path: a.path, differ: (at) => join(a.differ(at), b.differ(at)) ?? {} };
}

/**
 * Whether a difference leaves alone what others build on: the run, since a client with an id of its
 * own never meets a fault of the registration, and the issuer, whose documents others replace.
 */
export function leavesTheRest({ differ }: PairStart): boolean {
  const { run = {}, rules = {} } = differ(anywhere);
  const { limits: _, ...rest }: FaultRun = run;
  return Object.keys(rest).length === 0 && rules.issuer === undefined;
}

function join(a: Difference, b: Difference): Difference | undefined {
  // With DPoP the challenge asks for the nonce, so that without it there is no way in at all.
  if ((a.rules?.dpop && b.server?.challenge) || (b.rules?.dpop && a.server?.challenge))
    return undefined;
  const server = both(a.server, b.server, joinServers);
  const authorization = both(a.authorization, b.authorization, joinAuthorization);
  const settings = both(a.settings, b.settings, members);
  const rules = both(a.rules, b.rules, members);
  const run = both(a.run, b.run, (one, other) => {
    const limits = both(one.limits, other.limits, members);
    return limits === clash ? clash : { ...(limits && { limits }) };
  });
  const wire = both(a.wire, b.wire, (one, other) => (one === other ? one : clash));
  if ([server, authorization, settings, rules, run, wire].includes(clash)) return undefined;
  return Object.fromEntries(
    Object.entries({ server, authorization, settings, rules, run, wire }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as Difference;
}

const clash = Symbol('clash');
type Clash = typeof clash;

function both<T>(
  a: T | undefined,
  b: T | undefined,
  join: (a: T, b: T) => T | Clash,
): T | Clash | undefined {
  return a === undefined ? b : b === undefined ? a : join(a, b);
}

/** All members of both; one that both have must be the same. */
function members<T extends object>(a: T, b: T): T | Clash {
  const same = Object.entries(a).every(
    ([name, value]) =>
      !Object.hasOwn(b, name) || isDeepStrictEqual(value, (b as Record<string, unknown>)[name]),
  );
  return same ? { ...a, ...b } : clash;
}

function joinServers(a: McpServerChange, b: McpServerChange): McpServerChange | Clash {
  // A second edit of the challenge reads what the first wrote, which is no challenge of the server.
  if (a.challenge && b.challenge) return clash;
  return {
    ...a,
    ...b,
    ...(a.before && b.before && { before: inTurn(a.before, b.before) }),
    ...(a.resourceMetadata &&
      b.resourceMetadata && { resourceMetadata: after(a.resourceMetadata, b.resourceMetadata) }),
  };
}

function joinAuthorization(
  a: AuthorizationServerChange,
  b: AuthorizationServerChange,
): AuthorizationServerChange | Clash {
  return {
    ...a,
    ...b,
    ...(a.before && b.before && { before: inTurn(a.before, b.before) }),
    ...(a.metadata && b.metadata && { metadata: after(a.metadata, b.metadata) }),
    ...(a.tokenClaims && b.tokenClaims && { tokenClaims: after(a.tokenClaims, b.tokenClaims) }),
    ...(a.callback && b.callback && { callback: after(a.callback, b.callback) }),
  };
}

type Before = NonNullable<McpServerChange['before']>;

function inTurn(a: Before, b: Before): Before {
  return (request, response) => a(request, response) || b(request, response);
}

function after<T, R extends T | undefined>(
  a: (value: T) => R,
  b: (value: T) => R,
): (value: T) => R {
  return (value) => {
    const first = a(value);
    return first === undefined ? first : b(first as T);
  };
}
