/** What is not the same in a step of two traces. */

import type { ComparedSide, Difference } from '../model/comparison';
import type { TraceExchange, TraceStep } from '../model/trace';
import { requestLabel } from './compare';

interface Sides<T> {
  readonly left?: T;
  readonly right?: T;
}

/** Made anew each time, by their names as parameters, members, header fields and values. */
const fresh = new Set(
  [
    ...['state', 'nonce', 'code', 'code_challenge', 'code_verifier', 'client_id', 'client_secret'],
    ...['access_token', 'refresh_token', 'id_token', 'client_assertion', 'jti', 'iat', 'exp'],
    ...['client_id_issued_at', 'registration_access_token', 'registration_client_uri'],
    ...[
      'expires_at',
      'expires',
      'issued at',
      'redirect_uri',
      'user_code',
      'device_code',
      'verification_uri_complete',
    ],
  ].map((name) => name.replaceAll('_', ' ')),
);

const longest = 300;
/** Of one step; what is more says no more. */
const most = 60;

/** Steps that only one has differ by that alone. */
export function differencesOf(
  { left, right }: Sides<TraceStep>,
  sides: Sides<ComparedSide>,
): readonly Difference[] {
  if (left === undefined || right === undefined) {
    return [
      {
        what: 'the step',
        ...(left !== undefined && { left: left.state }),
        ...(right !== undefined && { right: right.state }),
      },
    ];
  }
  return [
    ...differing('what came of it', outcomeOf(left), outcomeOf(right)),
    ...findingDifferences(sides),
    ...exchangeDifferences(left.exchanges, right.exchanges),
    ...members('', valuesOf(left), valuesOf(right)),
  ].slice(0, most);
}

/** A note holds times and counts of requests, so only that of a step that stopped says more than its state. */
function outcomeOf({ state, note }: TraceStep): string {
  return state === 'stopped' ? `${state}: ${note}` : state;
}

function findingDifferences({ left, right }: Sides<ComparedSide>): readonly Difference[] {
  const rules = (side: ComparedSide | undefined): ReadonlyMap<string, string> =>
    new Map((side?.findings ?? []).map(({ rule, title }) => [rule, title]));
  return members('finding ', rules(left), rules(right));
}

/** Requests are held against each other by their place and label. */
function exchangeDifferences(
  left: readonly TraceExchange[],
  right: readonly TraceExchange[],
): readonly Difference[] {
  const places = Math.max(left.length, right.length);
  return Array.from({ length: places }, (_, at) => [left[at], right[at]] as const).flatMap(
    ([one, other]): readonly Difference[] => {
      const label = one && requestLabel(one);
      const otherLabel = other && requestLabel(other);
      if (one === undefined || other === undefined || label !== otherLabel)
        return differing('request', label, otherLabel);
      return [
        ...differing(`answer of ${label}`, statusOf(one), statusOf(other)),
        ...members(`${label}: `, parametersOf(one), parametersOf(other)),
        ...members(`answer of ${label}: `, answerOf(one), answerOf(other)),
      ];
    },
  );
}

function statusOf({ response, failure }: TraceExchange): string {
  return response === undefined ? (failure?.kind ?? 'none') : String(response.status);
}

type Members = ReadonlyMap<string, string>;

/** Query and form, by the names of the parameters. */
function parametersOf({ request }: TraceExchange): Members {
  const { url, body } = request;
  const query = URL.canParse(url) ? [...new URL(url).searchParams] : [];
  const form = body?.contentType.startsWith('application/x-www-form-urlencoded')
    ? [...new URLSearchParams(body.text)]
    : [];
  const json = body === undefined ? new Map() : jsonMembers(body.text);
  return new Map([...query, ...form, ...json]);
}

/** The members of a document, and the challenge. */
function answerOf({ response }: TraceExchange): Members {
  if (response === undefined) return new Map();
  const challenges = response.headers.filter(([name]) => name.toLowerCase() === 'www-authenticate');
  return new Map([
    ...challenges.map(([name, value]): [string, string] => [name.toLowerCase(), value]),
    ...jsonMembers(response.body.text),
  ]);
}

function jsonMembers(text: string): Members {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
    return new Map(
      Object.entries(value).map(([name, member]) => [
        name,
        typeof member === 'string' ? member : JSON.stringify(member),
      ]),
    );
  } catch {
    return new Map();
  }
}

function valuesOf({ values }: TraceStep): Members {
  return new Map(values.map(({ name, value }) => [name, value]));
}

function members(before: string, left: Members, right: Members): readonly Difference[] {
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names
    .filter((name) => !fresh.has(name.replaceAll('_', ' ').toLowerCase()))
    .flatMap((name) => differing(`${before}${name}`, left.get(name), right.get(name)));
}

function differing(
  what: string,
  left: string | undefined,
  right: string | undefined,
): readonly Difference[] {
  if (left === right) return [];
  return [
    {
      what: short(what),
      ...(left !== undefined && { left: short(left) }),
      ...(right !== undefined && { right: short(right) }),
    },
  ];
}

function short(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
