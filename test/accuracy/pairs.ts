/** Faults two at a time: what is to be found where both are there. */

import type { Fault } from '../server/fault';
import { type PairStart, pairStartOf, startPair } from '../server/faults/parts/pair';
import { anywhere, joined, leavesTheRest } from './join';
import type { Ran } from './run';
import { writeTheSame } from './same-document';

/** A fault that can be joined to another. */
export interface Joinable {
  readonly fault: Fault;
  readonly start: PairStart;
}

export interface Pair {
  readonly name: string;
  readonly of: readonly [Fault, Fault];
  readonly start: () => ReturnType<typeof startPair>;
}

/** Faults of which no two from either side are joined, because together they are something else. */
export const apart: readonly {
  readonly of: readonly string[];
  readonly and: readonly string[];
  readonly why: string;
}[] = [
  {
    of: ['dpop', 'dpop-nonce', 'dpop-not-bound'],
    and: ['dpop-not-bound', 'bound-token-as-bearer', 'token-without-type'],
    why: 'a token is bound to a key or it is not, and what it is called goes by that',
  },
  {
    of: ['shared-secret-token'],
    and: [
      'dpop',
      'dpop-nonce',
      'unsigned-token',
      'wrong-algorithm',
      'unknown-key',
      'key-under-other-id',
      'foreign-keys',
      'other-header-type',
      'token-with-line-break',
      'keys-gone',
      'no-keys-address',
    ],
    why: 'its server puts the first token in the place of the one that came, whose keys nobody publishes',
  },
  {
    of: ['shared-secret-token'],
    and: ['token-echoed'],
    why: 'where a server refuses every token, its secret explains that from outside',
  },
  {
    of: ['client-secret-basic'],
    and: ['client-secret-post'],
    why: 'no client can do both in one request',
  },
  {
    of: ['metadata-at-root', 'metadata-guarded-at-path'],
    and: ['resource-is-origin'],
    why: 'metadata at the root is rightly about the origin',
  },
  {
    of: ['era-before-sign-in'],
    and: ['opening-refused', 'not-acceptable', 'media-type-refused'],
    why: 'the first request is another one, and is answered',
  },
  {
    of: ['both-eras', 'modern-server', 'era-before-sign-in'],
    and: [
      'session-lost-as-400',
      'session-lost-once',
      'sessions-not-shared',
      'notification-refused',
      'notification-with-200',
      'revision-of-its-own',
      'answer-with-other-id',
    ],
    why: 'the 2026-07-28 wire has no sessions, no first message that opens one, and no notification after it',
  },
  {
    of: ['page-before-server-metadata', 'failure-before-server-metadata'],
    and: ['two-documents-issuer', 'two-documents-pkce'],
    why: 'the first of the two documents is not there, so nothing differs',
  },
  {
    of: ['two-resource-documents'],
    and: [
      'verifier-with-base-url',
      'guarded-metadata',
      'firewall-before-metadata',
      'metadata-is-a-page',
      'metadata-fails',
      'metadata-broken-off',
      'metadata-is-a-list',
      'metadata-elsewhere',
    ],
    why: 'the second of the two documents is not there, so nothing differs',
  },
  {
    of: ['dead-metadata-address'],
    and: ['metadata-is-a-page', 'metadata-broken-off', 'metadata-is-a-list'],
    why: 'the document that is found all the same is not there',
  },
  {
    of: ['issuer-gets-slash'],
    and: ['two-documents-issuer'],
    why: 'both write the same slash, and agree with each other',
  },
  {
    of: ['registration-refuses-scope'],
    and: ['registration-narrows-scope'],
    why: 'what is not asked for is not narrowed',
  },
  {
    of: ['no-keys-address'],
    and: ['wrong-algorithm', 'unknown-key', 'key-under-other-id', 'foreign-keys', 'keys-gone'],
    why: 'without an address of the keys nobody can hold the token against them',
  },
  {
    of: ['iss-not-promised'],
    and: ['error-without-issuer', 'iss-missing'],
    why: 'no iss is missing where none was promised',
  },
  {
    of: ['authorization-taken-away'],
    and: ['any-audience', 'less-scope', 'dpop-not-bound', 'bound-token-as-bearer', 'no-challenge'],
    why: 'from outside the token has a fault that explains the refusal, or no challenge tells a bad token from none',
  },
];

function areApart(a: string, b: string): boolean {
  return apart.some(
    ({ of, and }) => (of.includes(a) && and.includes(b)) || (of.includes(b) && and.includes(a)),
  );
}

/** The faults that are a difference of the usual two servers and nothing else. */
export async function joinable(faults: readonly Fault[]): Promise<readonly Joinable[]> {
  const found: Joinable[] = [];
  for (const fault of faults) {
    const start = await pairStartOf(fault.start);
    if (start !== undefined && leavesTheRest(start)) found.push({ fault, start });
  }
  return found;
}

/** Every two of them that can be there at once, in the order of the list. */
export function pairsOf(all: readonly Joinable[]): readonly Pair[] {
  return all.flatMap((a, at) =>
    all.slice(at + 1).flatMap((b) => {
      // Made anew, since being asked may change what a difference does next.
      const clash = writeTheSame(a.start.differ(anywhere), b.start.differ(anywhere));
      const held = clash || areApart(a.fault.name, b.fault.name);
      const both = held ? undefined : joined(a.start, b.start);
      if (both === undefined) return [];
      return [
        {
          name: `${a.fault.name} + ${b.fault.name}`,
          of: [a.fault, b.fault] as const,
          start: () => startPair(both.differ, both.path),
        },
      ];
    }),
  );
}

export interface Wrong {
  /** Root causes that had to be found and were not. */
  readonly missed: readonly string[];
  /** Found, and explained by neither of the two. */
  readonly invented: readonly string[];
  /** Found by neither alone, as what follows from a cause that one of them has. */
  readonly followed: readonly string[];
}

/**
 * What is wrong with the findings of a pair, by what came of each alone. Where the flow ends first,
 * the cause has to be named, or one of both where both end it in one step; and so has what showed
 * in an earlier step than that cause and is more than untidy.
 */
export function wrongIn(
  { of: [a, b] }: Pair,
  { found, roots }: Ran,
  alone: ReadonlyMap<string, Ran>,
): Wrong {
  const each = [a, b].map(({ name }) => {
    const ran = alone.get(name);
    if (ran === undefined) throw new Error(`${name} has to be run alone first`);
    return ran;
  });
  const end = Math.min(...each.map((one) => one.end));
  const ends = each.flatMap((one) => (one.end === end && one.root ? [one.root] : []));
  const cause = Math.min(...ends.map(({ at }) => at), end);
  const before = each.flatMap(({ root }) =>
    root !== undefined && root.at < cause && !root.untidy ? [root.rule] : [],
  );
  const named = (rule: string): boolean => found.includes(rule);
  const isNew = (rule: string): boolean => !each.some((one) => one.found.includes(rule));
  const causes = ends.map(({ rule }) => rule);
  return {
    missed: [...(causes.some(named) ? [] : causes), ...before.filter((rule) => !named(rule))],
    // What follows from a cause is as right as the cause, and is counted by itself.
    invented: roots.filter(isNew),
    followed: found.filter((rule) => isNew(rule) && !roots.includes(rule)),
  };
}
