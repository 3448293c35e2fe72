/** The `fetch` that an MCP session gets: adds the token, records every request, never waits for a stream to end. */

import { clientInfo } from '../model/client-info';
import type { Ports } from '../model/ports';
import type { Failure } from '../model/wire';
import type { Credentials } from './credentials';
import { dpopNonceWanted } from './crypto/dpop';
import type { Exchange, LiveRequest } from './exchange';
import { failureOf } from './failure';
import {
  headerList,
  type Purpose,
  type Recorder,
  redirectFailure,
  redirectTarget,
} from './recorder';
import type { WireGate } from './wire-gate';

/** Messages of a session may be large; a server that sends more than this in one body is cut off. */
const bodyLimit = 10_000_000;
/** How much of it the trace keeps. */
const keptLimit = 100_000;

export interface WireFetchOptions {
  readonly ports: Pick<Ports, 'fetch' | 'now' | 'sleep'>;
  readonly recorder: Recorder;
  readonly credentials: Credentials;
  readonly gate: WireGate;
  readonly server: { readonly url: string; readonly headers: { readonly [name: string]: string } };
  /** Asked at each request, since one session serves several steps. */
  readonly purpose: () => Purpose;
  readonly signal: AbortSignal;
}

export type WireFetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** Requests to another origin than the server's are refused: they would carry its token. */
export function createWireFetch(options: WireFetchOptions): WireFetch {
  const { credentials, server } = options;
  const origin = new URL(server.url).origin;

  return async (target, init = {}) => {
    const url = String(target);
    if (new URL(url).origin !== origin) {
      throw new Error(`The server pointed the session to another origin: ${new URL(url).origin}`);
    }
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(server.headers)) headers.set(name, value);
    headers.set('user-agent', clientInfo.name);
    const body = typeof init.body === 'string' ? init.body : undefined;
    const drafted: LiveRequest = {
      method: init.method ?? 'GET',
      url,
      headers: headerList(headers),
      ...(body !== undefined && { body }),
    };
    const { because, ...purpose } = options.purpose();
    const why = becauseOf(drafted, because);
    const first = await once(
      { ...purpose, because: why },
      drafted,
      init.signal ?? undefined,
      options,
    );
    const { status } = first;
    const wanted = dpopNonceWanted({ status, headers: headerList(first.headers) });
    if (wanted === undefined) return first;
    void first.body?.cancel().catch(() => {});
    const again = 'The server wants its nonce in the proof, so the request is made once more.';
    credentials.learn(url, headerList(first.headers));
    return once({ ...purpose, because: again }, drafted, init.signal ?? undefined, options);
  };
}

async function once(
  purpose: Purpose,
  drafted: LiveRequest,
  asked: AbortSignal | undefined,
  options: WireFetchOptions,
): Promise<Response> {
  const { ports, recorder, credentials, gate } = options;
  const passed = await gate.pass(drafted, purpose.step, purpose.because);
  const { live, edited } = passed;
  const own = new Headers(live.headers.map(([name, value]): [string, string] => [name, value]));
  // What the user wrote into the request stands over the token.
  const written = edited && own.has('authorization') && !hasHeader(drafted, 'authorization');
  if (!written) {
    for (const [name, value] of await credentials.present(live.method, live.url)) {
      own.set(name, value);
    }
  }
  const startedAt = ports.now();
  const base = {
    id: recorder.nextId(),
    ...purpose,
    ...(edited && { edited: true as const }),
    request: { ...live, headers: headerList(own) },
    startedAt,
  };
  const signal = asked ? AbortSignal.any([asked, options.signal]) : options.signal;
  try {
    const response = await ports.fetch(live.url, {
      method: live.method,
      headers: own,
      redirect: 'manual',
      signal,
      ...(live.body !== undefined && { body: live.body }),
    });
    credentials.learn(live.url, headerList(response.headers));
    const times = { firstByteAt: ports.now(), endedAt: ports.now() };
    return record(response, { ...base, ...times }, recorder, ports.now);
  } catch (error) {
    recorder.keep({ ...base, failure: failureOf(error), endedAt: ports.now() });
    throw error;
  }
}

function hasHeader(request: LiveRequest, name: string): boolean {
  return request.headers.some(([field]) => field === name);
}

/** Passes the body on while keeping its beginning for the trace. */
function record(
  response: Response,
  base: Omit<Exchange, 'response'>,
  recorder: Recorder,
  now: () => number,
): Response {
  const contentType = response.headers.get('content-type') ?? '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const keep = (tooLarge?: Failure): void => {
    const live = {
      status: response.status,
      headers: headerList(response.headers),
      contentType,
      text,
      bytes,
      cut: bytes > keptLimit,
    };
    const target = redirectTarget({ ...base, response: live });
    const failure = tooLarge ?? (target && redirectFailure(base.request.url, target));
    recorder.keep({ ...base, endedAt: now(), response: live, ...(failure && { failure }) });
  };
  keep();
  // No Response can be made with a status beyond these, though a server may send one.
  if (response.body === null || response.status > 599) return response;
  const watched = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        if (bytes < keptLimit)
          text += decoder.decode(chunk.subarray(0, keptLimit - bytes), { stream: true });
        bytes += chunk.length;
        if (bytes > bodyLimit) {
          keep({ kind: 'too-large', detail: `the body is larger than ${bodyLimit} bytes` });
          controller.error(new Error(`The server sent more than ${bodyLimit} bytes in one body.`));
          return;
        }
        controller.enqueue(chunk);
        // A body may never end, an event stream least of all, so what has come is recorded as it comes.
        const stream = contentType.startsWith('text/event-stream');
        if (stream || bytes - chunk.length < keptLimit) keep();
      },
      flush: () => keep(),
    }),
  );
  return new Response(watched, response);
}

function becauseOf(request: LiveRequest, otherwise: string): string {
  const { method, body } = request;
  if (method === 'DELETE') return 'Ends the session.';
  if (hasHeader(request, 'last-event-id')) return 'Asks for the rest of an answer that broke off.';
  if (method === 'GET') return 'Opens the stream for messages from the server.';
  const name = /"method":"([\w/]+)"/.exec(body ?? '')?.[1];
  switch (name) {
    case 'initialize':
      return 'Opens the session.';
    case 'notifications/initialized':
      return 'Tells the server that the session is open.';
    case 'server/discover':
      return 'Asks which revisions the server speaks.';
    default:
      return otherwise;
  }
}
