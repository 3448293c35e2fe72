/** The `fetch` that an MCP session gets: adds the token, records every request, never waits for a stream to end. */

import { clientInfo } from '../model/client-info';
import type { Ports } from '../model/ports';
import type { Failure } from '../model/wire';
import type { Exchange } from './exchange';
import { failureOf } from './failure';
import {
  headerList,
  type Purpose,
  type Recorder,
  redirectFailure,
  redirectTarget,
} from './recorder';
import type { Vault } from './vault';

/** Messages of a session may be large; a server that sends more than this in one body is cut off. */
const bodyLimit = 10_000_000;
/** How much of it the trace keeps. */
const keptLimit = 100_000;

export interface WireFetchOptions {
  readonly ports: Pick<Ports, 'fetch' | 'now'>;
  readonly recorder: Recorder;
  readonly vault: Vault;
  readonly server: { readonly url: string; readonly headers: { readonly [name: string]: string } };
  /** Asked at each request, since one session serves several steps. */
  readonly purpose: () => Purpose;
  readonly signal: AbortSignal;
}

export type WireFetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** Requests to another origin than the server's are refused: they would carry its token. */
export function createWireFetch(options: WireFetchOptions): WireFetch {
  const { ports, recorder, vault, server } = options;
  const origin = new URL(server.url).origin;

  return async (target, init = {}) => {
    const url = String(target);
    if (new URL(url).origin !== origin) {
      throw new Error(`The server pointed the session to another origin: ${new URL(url).origin}`);
    }
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(server.headers)) headers.set(name, value);
    headers.set('user-agent', clientInfo.name);
    const token = vault.get('accessToken');
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const body = typeof init.body === 'string' ? init.body : undefined;
    const purpose = options.purpose();
    const startedAt = ports.now();
    const base = {
      id: recorder.nextId(),
      ...purpose,
      because: because(init.method, headers, body, purpose.because),
      request: {
        method: init.method ?? 'GET',
        url,
        headers: headerList(headers),
        ...(body !== undefined && { body }),
      },
      startedAt,
    };
    const signal = init.signal ? AbortSignal.any([init.signal, options.signal]) : options.signal;
    try {
      const response = await ports.fetch(url, { ...init, headers, redirect: 'manual', signal });
      return record(
        response,
        { ...base, firstByteAt: ports.now(), endedAt: ports.now() },
        recorder,
        ports.now,
      );
    } catch (error) {
      recorder.keep({ ...base, failure: failureOf(error), endedAt: ports.now() });
      throw error;
    }
  };
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

function because(
  method: string | undefined,
  headers: Headers,
  body: string | undefined,
  otherwise: string,
): string {
  if (method === 'DELETE') return 'Ends the session.';
  if (headers.has('last-event-id')) return 'Asks for the rest of an answer that broke off.';
  if (method === 'GET') return 'Opens the stream for messages from the server.';
  const name = /"method":"([\w/]+)"/.exec(body ?? '')?.[1];
  if (name === 'server/discover') return 'Asks which revisions the server speaks.';
  if (name === 'initialize') return 'Opens the session.';
  if (name === 'notifications/initialized') return 'Tells the server that the session is open.';
  return otherwise;
}
