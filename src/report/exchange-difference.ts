/** What is not the same in two exchanges. */

import type { Difference } from '../model/comparison';
import type { TraceExchange } from '../model/trace';
import { requestLabel } from './request-label';

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

/** Of two requests of the same label, and of their answers, without what is made anew each time. */
export function exchangeDifference(
  one: TraceExchange,
  other: TraceExchange,
): readonly Difference[] {
  const label = requestLabel(one);
  return [
    ...differing(`answer of ${label}`, statusOf(one), statusOf(other)),
    ...members(`${label}: `, parametersOf(one), parametersOf(other)),
    ...members(`answer of ${label}: `, answerOf(one), answerOf(other)),
  ];
}

/** Everything that two requests differ in, whatever it is. */
export function requestDifference(
  { request: one }: TraceExchange,
  { request: other }: TraceExchange,
): readonly Difference[] {
  const fields = ({ headers }: TraceExchange['request']): Members =>
    new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
  return [
    ...differing('method', one.method, other.method),
    ...differing('address', withoutQuery(one.url), withoutQuery(other.url)),
    ...members('', parametersOf({ request: one }), parametersOf({ request: other }), all),
    ...members('header ', fields(one), fields(other), (name) => name !== 'content-length'),
  ];
}

/** What two answers differ in, without what is made anew each time. */
export function answerDifference(one: TraceExchange, other: TraceExchange): readonly Difference[] {
  return [
    ...differing('status', statusOf(one), statusOf(other)),
    ...members('', answerOf(one), answerOf(other)),
  ];
}

const all = (): boolean => true;
const lasting = (name: string): boolean => !fresh.has(name.replaceAll('_', ' ').toLowerCase());

function withoutQuery(url: string): string {
  return url.split('?')[0] ?? '';
}

function statusOf({ response, failure }: TraceExchange): string {
  return response === undefined ? (failure?.kind ?? 'none') : String(response.status);
}

export type Members = ReadonlyMap<string, string>;

/** Query and form, by the names of the parameters. */
function parametersOf({ request }: Pick<TraceExchange, 'request'>): Members {
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

/** What is not the same by name; `counts` says which names do. */
export function members(
  before: string,
  left: Members,
  right: Members,
  counts: (name: string) => boolean = lasting,
): readonly Difference[] {
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names
    .filter(counts)
    .flatMap((name) => differing(`${before}${name}`, left.get(name), right.get(name)));
}

/** One difference, or none. */
export function differing(
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
