/** Finds things in a trace and points at them. */

import type { Facts, StepId } from '../model/flow';
import type { Trace, TraceExchange } from '../model/trace';
import type { JsonObject } from '../model/wire';

/** Steps that are there to delete something. */
const deletes: ReadonlySet<StepId> = new Set(['unregister', 'trial-registration']);

export interface Found {
  readonly exchange: TraceExchange;
  /** JSON pointer to the exchange (RFC 6901). */
  readonly pointer: string;
}

/** The exchanges of a step with their pointers, in order; not the one that only says goodbye. */
export function exchangesOf(trace: Trace, step: StepId): readonly Found[] {
  const at = trace.steps.findIndex((one) => one.id === step);
  return (trace.steps[at]?.exchanges ?? [])
    .map((exchange, index) => ({ exchange, pointer: `/steps/${at}/exchanges/${index}` }))
    .filter(({ exchange }) => deletes.has(step) || exchange.request.method !== 'DELETE');
}

/** The exchange with this id; what redirects led to counts as one with its first. */
export function exchangeOf(trace: Trace, id: string): Found | undefined {
  for (const [at, step] of trace.steps.entries()) {
    const index = step.exchanges.findIndex((one) => one.id === id);
    const exchange = step.exchanges[index];
    if (exchange !== undefined) return { exchange, pointer: `/steps/${at}/exchanges/${index}` };
  }
  return undefined;
}

/** The last exchange of the step at which the flow stopped. */
export function lastExchange(trace: Trace): Found | undefined {
  return trace.stop && exchangesOf(trace, trace.stop.step).at(-1);
}

/** Host and port of an address, for a title; the text itself when it is no address. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** The JSON object in the body of an answer, with its secrets masked; `undefined` when it holds none. */
export function bodyObject(exchange: TraceExchange | undefined): JsonObject | undefined {
  return jsonObject(exchange?.response?.body.text);
}

/** The JSON object that a text is; `undefined` when it is none. */
export function jsonObject(text: string | undefined): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A string member of the JSON object in the body of an answer. */
export function bodyMember(exchange: TraceExchange | undefined, name: string): string | undefined {
  const object = bodyObject(exchange) ?? {};
  const member = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof member === 'string' ? member : undefined;
}

/**
 * Pointer to a member of the JSON in the body of an answer, or to the whole body when it has no
 * such member. Past `body/text` the pointer goes on inside the JSON that the text is.
 */
export function bodyPointer({ exchange, pointer }: Found, name: string): string {
  const has = Object.hasOwn(bodyObject(exchange) ?? {}, name);
  return `${pointer}/response/body${has ? `/text/${name}` : ''}`;
}

/** Pointer to what came back: the status, or the failure in its place. */
export function answerPointer({ exchange, pointer }: Found): string {
  return `${pointer}/${exchange.response === undefined ? 'failure' : 'response/status'}`;
}

/** Pointer to a header field of an answer, or to its status when it has no such field. */
export function headerPointer({ exchange, pointer }: Found, name: string): string {
  const at = exchange.response?.headers.findIndex(([field]) => field === name) ?? -1;
  return `${pointer}/response/${at === -1 ? 'status' : `headers/${at}`}`;
}

/** Pointer to the challenge of the first request, when it was refused with one. */
export function challengePointers(trace: Trace): readonly string[] {
  const refusal = exchangesOf(trace, 'first-request').findLast(
    ({ exchange }) => (exchange.response?.status ?? 0) >= 400,
  );
  return refusal === undefined ? [] : [headerPointer(refusal, 'www-authenticate')];
}

/**
 * The authorization server whose metadata was looked for at this address: the one that the resource
 * chose, or another that it names. RFC 8414 §3.1 puts the path of an issuer into the address.
 */
export function issuerAskedAt(
  { authorizationServer: first, otherServers }: Facts['resource'],
  url: string | undefined,
): string {
  if (url === undefined || !URL.canParse(url)) return first;
  const { origin, pathname } = new URL(url);
  const isAt = (issuer: string): boolean => {
    const own = new URL(issuer);
    return own.origin === origin && pathname.includes(own.pathname.replace(/\/$/, ''));
  };
  return (
    [first, ...otherServers]
      .filter((issuer) => URL.canParse(issuer) && isAt(issuer))
      // Of issuers at one origin the longest path is the one that is meant.
      .toSorted((a, b) => b.length - a.length)[0] ?? first
  );
}
