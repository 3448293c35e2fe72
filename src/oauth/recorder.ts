/**
 * Sends requests and remembers each as one exchange. Redirects are followed by hand, within the
 * origin and at most five times; bodies are bounded in size and time.
 */

import type { Party, StepId } from '../model/flow';
import type { AddressGuard, Ports } from '../model/ports';
import type { Failure, HeaderList } from '../model/wire';
import { readBody } from './body-reader';
import type { Exchange, LiveRequest, LiveResponse } from './exchange';
import { failureOf } from './failure';
import { isHttpUrl } from './well-known';

export interface Limits {
  readonly bytes: number;
  readonly ms: number;
  readonly redirects: number;
  /** For one request of an open session, in milliseconds: a tool may take longer than a document. */
  readonly sessionMs: number;
}

/** A metadata document or token answer is a few kilobytes; a hundred times that is a fault or an attack. */
export const defaultLimits: Limits = {
  bytes: 1_000_000,
  ms: 15_000,
  redirects: 5,
  sessionMs: 30_000,
};

export interface Purpose {
  readonly step: StepId;
  readonly party: Party;
  readonly because: string;
  /** The user has changed the request. */
  readonly edited?: true;
}

export interface Job {
  readonly request: LiveRequest;
  readonly purpose: Purpose;
}

export interface Recorder {
  exchanges(): readonly Exchange[];
  /**
   * Sends, follows redirects, reads the body. Gives the last exchange. Never throws.
   * `learn` hears of each answer before it is on record.
   */
  send(
    request: LiveRequest,
    purpose: Purpose,
    signal: AbortSignal,
    learn?: (response: LiveResponse, url: string) => void,
  ): Promise<Exchange>;
  /** The same for several at once, which stand on record in the order in which they are given. */
  sendAll(jobs: readonly Job[], signal: AbortSignal): Promise<readonly Exchange[]>;
  /** Puts a request on record that is not sent, with why. */
  refuse(request: LiveRequest, purpose: Purpose, failure: Failure): Exchange;
  /** Keeps an exchange that went through another client; the same id replaces the earlier record. */
  keep(exchange: Exchange): void;
  nextId(): string;
}

/**
 * A recorder on top of the ports' `fetch`; `onChange` is called after each new record. What `guard`
 * refuses, the target of a redirect too, is put on record and not sent. `already`: how many
 * exchanges an earlier window has.
 */
export function createRecorder(
  ports: Pick<Ports, 'fetch' | 'now' | 'sleep'>,
  onChange: () => void,
  limits: Limits = defaultLimits,
  guard: AddressGuard = async () => undefined,
  already = 0,
): Recorder {
  let kept: Exchange[] = [];
  let count = already;
  const nextId = (): string => `x${++count}`;
  const keep = (exchange: Exchange): void => {
    const at = kept.findIndex((one) => one.id === exchange.id);
    kept = at === -1 ? [...kept, exchange] : kept.with(at, exchange);
    onChange();
  };

  function notSent(base: Omit<Exchange, 'failure' | 'endedAt'>, failure: Failure): Exchange {
    const exchange = { ...base, failure, endedAt: ports.now() };
    keep(exchange);
    return exchange;
  }

  async function once(
    request: LiveRequest,
    purpose: Purpose,
    signal: AbortSignal,
    redirectOf: string | undefined,
    learn: ((response: LiveResponse, url: string) => void) | undefined,
  ): Promise<Exchange> {
    const startedAt = ports.now();
    const base = {
      id: nextId(),
      ...purpose,
      request,
      startedAt,
      ...(redirectOf && { redirectOf }),
    };
    if (!isHttpUrl(request.url)) {
      return notSent(base, { kind: 'unsafe-url', detail: 'not an http or https address' });
    }
    const timer = new AbortController();
    const over = AbortSignal.any([signal, timer.signal]);
    const answered = new AbortController();
    void ports.sleep(limits.ms, answered.signal).then(() => timer.abort());
    try {
      const failure = await inTime(guard(request.url), over);
      if (failure !== undefined) return notSent(base, failure);
      const response = await ports.fetch(request.url, {
        method: request.method,
        headers: request.headers.map(([name, value]): [string, string] => [name, value]),
        redirect: 'manual',
        signal: over,
        ...(request.body !== undefined && { body: request.body }),
      });
      const firstByteAt = ports.now();
      const read = await readBody(response, {
        bytes: limits.bytes,
        timeUp: timer.signal,
        signal,
      });
      const live: LiveResponse = {
        status: response.status,
        headers: headerList(response.headers),
        contentType: response.headers.get('content-type') ?? '',
        text: read.text,
        bytes: read.bytes,
        cut: read.end !== 'complete' && read.end !== 'first-event',
      };
      learn?.(live, request.url);
      const broken = bodyFailure(read.end, limits);
      const exchange: Exchange = {
        ...base,
        response: live,
        firstByteAt,
        endedAt: ports.now(),
        ...(broken && { failure: broken }),
      };
      keep(exchange);
      return exchange;
    } catch (error) {
      const failure: Failure =
        timer.signal.aborted && !signal.aborted
          ? { kind: 'timeout', detail: `no answer within ${limits.ms / 1000} seconds` }
          : failureOf(error);
      const exchange = { ...base, failure, endedAt: ports.now() };
      keep(exchange);
      return exchange;
    } finally {
      answered.abort();
    }
  }

  async function send(
    first: LiveRequest,
    purpose: Purpose,
    signal: AbortSignal,
    learn?: (response: LiveResponse, url: string) => void,
  ): Promise<Exchange> {
    let request = first;
    let exchange = await once(request, purpose, signal, undefined, learn);
    for (let hops = 0; ; hops += 1) {
      const target = redirectTarget(exchange);
      if (target === undefined) return exchange;
      const refusal: Failure | undefined =
        redirectFailure(request.url, target) ??
        (hops >= limits.redirects
          ? { kind: 'too-many-redirects', detail: `more than ${limits.redirects} redirects` }
          : undefined);
      if (refusal !== undefined) {
        const refused = { ...exchange, failure: refusal };
        keep(refused);
        return refused;
      }
      request = nextRequest(request, exchange.response?.status ?? 0, target);
      const because = `The server redirected here with ${exchange.response?.status}.`;
      exchange = await once(request, { ...purpose, because }, signal, exchange.id, learn);
    }
  }

  async function sendAll(jobs: readonly Job[], signal: AbortSignal): Promise<readonly Exchange[]> {
    const before = kept.length;
    const last = await Promise.all(
      jobs.map(({ request, purpose }) => send(request, purpose, signal)),
    );
    const place = new Map(last.flatMap((end, at) => chainOf(end, kept).map((one) => [one, at])));
    const placeOf = (one: Exchange): number => place.get(one) ?? jobs.length;
    const sorted = kept.slice(before).toSorted((a, b) => placeOf(a) - placeOf(b));
    kept = [...kept.slice(0, before), ...sorted];
    onChange();
    return last;
  }

  return {
    exchanges: () => kept,
    send,
    sendAll,
    refuse: (request, purpose, failure) =>
      notSent({ id: nextId(), ...purpose, request, startedAt: ports.now() }, failure),
    keep,
    nextId,
  };
}

/** The exchange and those whose redirects led to it. */
function chainOf(last: Exchange, kept: readonly Exchange[]): readonly Exchange[] {
  const chain: Exchange[] = [];
  for (let at: Exchange | undefined = last; at !== undefined; ) {
    chain.push(at);
    const { redirectOf }: Exchange = at;
    at = redirectOf === undefined ? undefined : kept.find(({ id }) => id === redirectOf);
  }
  return chain;
}

/** Header fields as a list; `Set-Cookie` stays apart, others arrive joined. */
export function headerList(headers: Headers): HeaderList {
  const list: [string, string][] = [];
  headers.forEach((value, name) => {
    list.push([name.toLowerCase(), value]);
  });
  return list;
}

/** Rejects when the signal is aborted before the work is done, as `fetch` does. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(signal.reason);
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}

function bodyFailure(end: string, limits: Limits): Failure | undefined {
  switch (end) {
    case 'too-large':
      return { kind: 'too-large', detail: `the body is larger than ${limits.bytes} bytes` };
    case 'timeout':
      return { kind: 'timeout', detail: `the body did not end within ${limits.ms / 1000} seconds` };
    case 'aborted':
      return { kind: 'aborted', detail: 'stopped' };
    case 'broken':
      return { kind: 'network', detail: 'the connection broke in the middle of the body' };
    default:
      return undefined;
  }
}

/** Where a redirect response points to; `undefined` for any other response. */
export function redirectTarget(
  exchange: Pick<Exchange, 'request' | 'response'>,
): string | undefined {
  const { response, request } = exchange;
  if (response === undefined || ![301, 302, 303, 307, 308].includes(response.status))
    return undefined;
  const location = response.headers.find(([name]) => name === 'location')?.[1];
  if (location === undefined || !URL.canParse(location, request.url)) return undefined;
  return new URL(location, request.url).href;
}

/** Why a redirect is not followed: what belongs to one origin would go to another. */
export function redirectFailure(from: string, to: string): Failure | undefined {
  const { origin } = new URL(to);
  return origin === new URL(from).origin
    ? undefined
    : { kind: 'redirect-refused', detail: `redirects to another origin: ${origin}` };
}

/** 307 and 308 repeat the request; the others turn a POST into a GET without a body. RFC 9110 §15.4. */
function nextRequest(request: LiveRequest, status: number, url: string): LiveRequest {
  if (status === 307 || status === 308 || request.method === 'GET') return { ...request, url };
  const headers = request.headers.filter(([name]) => name !== 'content-type');
  return { method: 'GET', url, headers };
}
