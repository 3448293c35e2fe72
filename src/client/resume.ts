/**
 * Asks for the rest of an answer whose stream the server ended early. Servers of 2025-11-25 may do so
 * and say by `id` and `retry` how to go on. MCP 2025-11-25, Transports, Resumability and Redelivery.
 */

import type { WireFetch } from '../oauth/wire-fetch';

export interface Resume {
  /** The same `fetch`; `ask` is called when a stream of it has ended while an answer is owed. */
  over(fetch: WireFetch, ask: (lastEventId: string) => Promise<void>): WireFetch;
  stop(): void;
}

/** Where the server names no pause, in milliseconds. */
const usualPause = 1000;
/** A server that ends every stream at once would otherwise be asked without end. */
const resumesPerSession = 10;

export interface ResumeOptions {
  /** Whether an answer is still waited for. */
  readonly owed: () => boolean;
  /** The longest pause that a server gets, in milliseconds. */
  readonly longest: number;
}

export function createResume({ owed, longest }: ResumeOptions): Resume {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let left = resumesPerSession;
  let pause = usualPause;

  function later(work: () => void): void {
    if (!owed() || left === 0) return;
    left -= 1;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        // The answer may have been the last thing on the stream.
        if (owed()) work();
      },
      Math.min(pause, longest),
    );
    timers.add(timer);
  }

  function watch(response: Response, ask: (lastEventId: string) => Promise<void>): Response {
    const type = response.headers.get('content-type') ?? '';
    // No Response can be made with a status beyond 599, though a server may send one.
    if (response.body === null || response.status > 599) return response;
    if (!type.startsWith('text/event-stream')) return response;
    let lastEventId: string | undefined;
    const read = lineReader((line) => {
      const [, field, value = ''] = /^(id|retry): ?(.*)$/.exec(line) ?? [];
      if (field === 'id') lastEventId = value;
      if (field === 'retry' && /^\d+$/.test(value)) pause = Number(value);
    });
    const watched = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          read(chunk);
          controller.enqueue(chunk);
        },
        flush() {
          const from = lastEventId;
          if (from !== undefined) later(() => void ask(from).catch(() => {}));
        },
      }),
    );
    return new Response(watched, response);
  }

  return {
    over: (fetch, ask) => async (target, init) => {
      const response = await fetch(target, init);
      // The stream that the client listens at beside its requests owes no answer.
      const answers = init?.method === 'POST' || new Headers(init?.headers).has('last-event-id');
      return answers ? watch(response, ask) : response;
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      left = 0;
    },
  };
}

/** Gives whole lines out of pieces; of a line that is too long for a field only the beginning. */
function lineReader(each: (line: string) => void): (chunk: Uint8Array) => void {
  const decoder = new TextDecoder();
  const longestField = 1000;
  let begun = '';
  return (chunk) => {
    const [rest = '', ...more] = decoder.decode(chunk, { stream: true }).split(/\r\n|\r|\n/);
    begun = (begun + rest).slice(0, longestField);
    for (const piece of more) {
      each(begun);
      begun = piece.slice(0, longestField);
    }
  };
}
