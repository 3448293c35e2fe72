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
import { rpcMethodOf, type WireGate } from './wire-gate';

/** Messages of a session may be large; a server that sends more than this in one body is cut off. */
const bodyLimit = 10_000_000;
/** How much of it the trace keeps. */
const keptLimit = 100_000;

export interface WireFetchOptions {
  readonly ports: Pick<Ports, 'fetch' | 'now' | 'sleep'>;
  readonly recorder: Pick<Recorder, 'keep' | 'nextId'>;
  readonly credentials: Credentials;
  readonly gate: WireGate;
  readonly server: { readonly url: string; readonly headers: { readonly [name: string]: string } };
  /** Asked at each request, since one session serves several steps. */
  readonly purpose: () => Purpose;
  /** Nobody wants anything of the session any more, so that it may only end itself. */
  readonly left: AbortSignal;
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
    const asked = init.signal ?? undefined;
    const why = becauseOf(drafted, because);
    const first = await once({ ...purpose, because: why }, { live: drafted }, asked, options);
    const { status } = first.response;
    const answered = headerList(first.response.headers);
    if (dpopNonceWanted({ status, headers: answered }) === undefined) return first.response;
    void first.response.body?.cancel().catch(() => {});
    credentials.learn(url, answered);
    const again = 'The server wants its nonce in the proof, so the request is made once more.';
    return (await once({ ...purpose, because: again }, first.passed, asked, options)).response;
  };
}

/** A request of the session, and the header fields that the user has decided about. */
interface Passed {
  readonly live: LiveRequest;
  readonly decided?: readonly string[];
}

async function pass(
  { live: drafted, decided }: Passed,
  { step, because }: Purpose,
  { gate, server, left }: WireFetchOptions,
): Promise<Passed> {
  // Whoever leaves tells the server so at once, and nothing else goes out.
  if (left.aborted && drafted.method === 'DELETE') return { live: drafted };
  const bound = [...Object.keys(server.headers), ...ofTheSession];
  const { live, edit } = await gate.pass({ live: drafted, step, because, bound }, left);
  if (edit === undefined) return { live, ...(decided && { decided }) };
  const names = Object.keys(edit.headers ?? {}).map((name) => name.toLowerCase());
  return { live, decided: [...(decided ?? []), ...names] };
}

const ofTheSession = ['mcp-session-id', 'last-event-id'];

async function once(
  purpose: Purpose,
  drafted: Passed,
  asked: AbortSignal | undefined,
  options: WireFetchOptions,
): Promise<{ readonly response: Response; readonly passed: Passed }> {
  const { ports, recorder, credentials } = options;
  const passed = await pass(drafted, purpose, options);
  const { live, decided } = passed;
  const own = new Headers(live.headers.map(([name, value]): [string, string] => [name, value]));
  // What the user wrote into the request, or took out of it, stands over the token.
  if (decided?.includes('authorization') !== true) {
    for (const [name, value] of await credentials.present(live.method, live.url)) {
      if (decided?.includes(name) !== true) own.set(name, value);
    }
  }
  const startedAt = ports.now();
  const base = {
    id: recorder.nextId(),
    ...purpose,
    ...(decided && { edited: true as const }),
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
    return { response: record(response, { ...base, ...times }, recorder, ports.now), passed };
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
  recorder: WireFetchOptions['recorder'],
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
  switch (rpcMethodOf(body)) {
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
