/** Remembers what the last request of a session was answered with, as far as it has been read. */

import type { Json } from '../model/wire';
import type { WireFetch } from '../oauth/wire-fetch';
import { jsonIn } from './rpc-error';

export interface LastAnswer {
  readonly fetch: WireFetch;
  /** Undefined until an answer has come to the last POST. */
  answer(): { readonly status: number; readonly body: Json | undefined } | undefined;
}

/** An error of JSON-RPC is short; what is longer is read for the session and not kept, in bytes. */
const keptLimit = 64_000;

/** Passes requests on to `fetch` and answers on to the session. */
export function rememberLastAnswer(fetch: WireFetch): LastAnswer {
  let status: number | undefined;
  let text = '';
  return {
    async fetch(target, init) {
      if (init?.method !== 'POST') return fetch(target, init);
      status = undefined;
      text = '';
      const response = await fetch(target, init);
      status = response.status;
      // No Response can be made with a status beyond 599, though a server may send one.
      if (response.body === null || response.status > 599) return response;
      const decoder = new TextDecoder();
      const watched = response.body.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            if (text.length < keptLimit) text += decoder.decode(chunk, { stream: true });
            controller.enqueue(chunk);
          },
        }),
      );
      return new Response(watched, response);
    },
    answer: () => (status === undefined ? undefined : { status, body: messageIn(text) }),
  };
}

/** The JSON of a body, or of the first event of a stream that carries any. */
function messageIn(text: string): Json | undefined {
  const data = /^data: ?(\{.*\})\r?$/m.exec(text)?.[1];
  return jsonIn(data ?? text);
}
