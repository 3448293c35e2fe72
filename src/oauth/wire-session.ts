/** The MCP session of a run: opened at the first call, with every request on record. */

import type { Outcome } from '../model/outcome';
import type { WireCall, WireResult } from '../model/session';
import type { Wire } from './engine';
import type { Exchange } from './exchange';
import { failureSentence } from './failure';
import { defaultLimits, type Limits, type Purpose, type Recorder } from './recorder';
import { createWireFetch, type WireFetch, type WireFetchOptions } from './wire-fetch';

export interface WireSession {
  call(call: WireCall, purpose: Purpose): Promise<Outcome>;
  /** Ends the session; a call that is under way comes to nothing. The next call opens another. */
  close(): Promise<void>;
}

export interface WireSessionOptions extends Omit<WireFetchOptions, 'purpose' | 'signal' | 'left'> {
  readonly recorder: Recorder;
  readonly openWire: (fetch: WireFetch) => Wire;
  readonly limits: Limits | undefined;
  /** Time does not run while the user holds a request. */
  readonly paused: () => boolean;
}

interface Opened {
  readonly wire: Wire;
  /** Aborted as soon as nobody wants anything of the session any more, and once it is over. */
  readonly leaving: AbortController;
  readonly ending: AbortController;
}

/** A session that is not open yet. */
export function createWireSession(options: WireSessionOptions): WireSession {
  const { recorder, ports } = options;
  const { sessionMs } = options.limits ?? defaultLimits;
  let open: Opened | undefined;
  let purpose: Purpose = { step: 'connect', party: 'server', because: '' };

  function begin(): Opened {
    const leaving = new AbortController();
    const ending = new AbortController();
    const fetch = createWireFetch({
      ...options,
      left: leaving.signal,
      signal: ending.signal,
      purpose: () => purpose,
    });
    return { wire: options.openWire(fetch), leaving, ending };
  }

  /** Resolves when the call has had its time, and never once it was answered. */
  async function late(answered: AbortSignal): Promise<WireResult> {
    const slice = Math.min(sessionMs, 250);
    for (let left = sessionMs; left > 0; ) {
      const before = ports.now();
      await ports.sleep(slice, answered);
      if (!options.paused()) left -= Math.max(ports.now() - before, 1);
    }
    return { kind: 'failed', message: `no answer within ${sessionMs / 1000} seconds`, headers: [] };
  }

  return {
    async close() {
      const ended = open;
      open = undefined;
      ended?.leaving.abort();
      await ended?.wire.close();
      ended?.ending.abort();
    },
    async call(call, why) {
      purpose = why;
      open ??= begin();
      const { wire } = open;
      const before = recorder.exchanges().length;
      const answered = new AbortController();
      const result = await Promise.race([wire.call(call), late(answered.signal)]);
      answered.abort();
      if (result.kind !== 'failed') return { kind: 'wire', result };
      const made = recorder.exchanges().slice(before);
      const posts = made.filter((one) => one.request.method === 'POST');
      // The stream for messages (GET) is opened beside the requests and may be refused for itself.
      const others = made.filter((one) => one.request.method !== 'POST');
      const refused = [posts.at(-1), others.findLast(isRefused)].find(isRefused);
      const refusal = refused?.response;
      const broken = (posts.at(-1) ?? others.at(-1))?.failure;
      return {
        kind: 'wire',
        result: {
          ...result,
          // A session says little of its connection, and of one that was cut off on purpose nothing is known.
          message:
            broken === undefined || broken.kind === 'aborted'
              ? short(result.message)
              : failureSentence('the server', broken),
          ...(refusal && { status: refusal.status, headers: refusal.headers }),
          ...(isSessionLost(refused) && { sessionLost: true }),
        },
      };
    },
  };
}

const messageLimit = 500;

/** The message may hold the whole body of an answer, or be a list of all that a schema found wrong. */
function short(message: string): string {
  if (/^\s*[[{]/.test(message)) return 'the answer is no message of the protocol';
  return message.length <= messageLimit ? message : `${message.slice(0, messageLimit)}…`;
}

/** A request that was sent elsewhere by the user has no session id any more. */
function isSessionLost(exchange: Exchange | undefined): boolean {
  const { request, response } = exchange ?? {};
  const inSession = request?.headers.some(([name]) => name === 'mcp-session-id');
  return response?.status === 404 && request?.method === 'POST' && inSession === true;
}

function isRefused(exchange: Exchange | undefined): boolean {
  return (exchange?.response?.status ?? 0) >= 400;
}
