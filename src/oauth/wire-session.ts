/** The MCP session of a run: opened at the first call, with every request on record. */

import type { Outcome, WireCall } from '../model/flow';
import type { Wire } from './engine';
import type { Exchange } from './exchange';
import type { Purpose, Recorder } from './recorder';
import { createWireFetch, type WireFetch, type WireFetchOptions } from './wire-fetch';

export interface WireSession {
  call(call: WireCall, purpose: Purpose): Promise<Outcome>;
  close(): Promise<void>;
}

export interface WireSessionOptions extends Omit<WireFetchOptions, 'purpose'> {
  readonly recorder: Recorder;
  readonly openWire: (fetch: WireFetch) => Wire;
}

/** A session that is not open yet. An aborted signal closes it, so that no call is waited for in vain. */
export function createWireSession(options: WireSessionOptions): WireSession {
  const { recorder, signal } = options;
  let wire: Wire | undefined;
  let purpose: Purpose = { step: 'connect', party: 'server', because: '' };

  async function close(): Promise<void> {
    const open = wire;
    wire = undefined;
    await open?.close();
  }

  signal.addEventListener('abort', () => void close(), { once: true });

  return {
    close,
    async call(call, why) {
      purpose = why;
      wire ??= options.openWire(createWireFetch({ ...options, purpose: () => purpose }));
      const before = recorder.exchanges().length;
      const result = await wire.call(call);
      if (result.kind !== 'failed') return { kind: 'wire', result };
      const made = recorder.exchanges().slice(before);
      const posts = made.filter((one) => one.request.method === 'POST');
      // The stream for messages (GET) is opened beside the requests and may be refused for itself.
      const others = made.filter((one) => one.request.method !== 'POST');
      const refusal = [posts.at(-1), others.findLast(isRefused)].find(isRefused)?.response;
      return {
        kind: 'wire',
        result: { ...result, ...(refusal && { status: refusal.status, headers: refusal.headers }) },
      };
    },
  };
}

function isRefused(exchange: Exchange | undefined): boolean {
  return (exchange?.response?.status ?? 0) >= 400;
}
