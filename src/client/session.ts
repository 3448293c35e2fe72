/** Opens an MCP session; the wire of an era is loaded when the first session needs it. */

import type { WireCall, WireResult } from '../model/session';
import type { Wire } from '../oauth/engine';
import { eraOf } from '../oauth/era';
import type { WireFetch } from '../oauth/wire-fetch';
import { rememberLastAnswer } from './last-answer';
import { rpcErrorWords } from './rpc-error';

/** How a composition root brings in the bundles with the SDKs. */
export interface EraLoaders {
  readonly loadEra2025: () => Pick<typeof import('./era-2025'), 'openEra2025'>;
  readonly loadEra2026: () => Pick<typeof import('./era-2026'), 'openEra2026'>;
}

export interface SessionTarget {
  readonly url: string;
  readonly transport: 'http' | 'sse' | 'stdio';
}

/**
 * What the engine calls to get a session over its own `fetch`. `timeout` is for one request, in
 * milliseconds. With `statelessWire` the wire of 2026-07-28 is tried first, and the one before it
 * where the answer shows that the server speaks only that. MCP 2026-07-28, Versioning.
 */
export function sessionOpener(
  target: SessionTarget,
  loaders: EraLoaders,
  timeout: number,
  statelessWire: boolean,
): (fetch: WireFetch) => Wire {
  return (fetch) => {
    const { url, transport: configured } = target;
    if (configured === 'stdio') throw new Error('a stdio server has no HTTP session');
    const open = (transport: 'http' | 'sse'): Wire => {
      const openBefore = (): Wire =>
        loaders.loadEra2025().openEra2025({ url, transport, fetch, timeout });
      if (!statelessWire || transport === 'sse') return openBefore();
      const last = rememberLastAnswer(fetch);
      const wire = loaders
        .loadEra2026()
        .openEra2026({ url, transport, fetch: last.fetch, timeout });
      return withFallback(wire, last.answer, openBefore);
    };
    return byFirstCall((call) => {
      const found = call.kind === 'connect' ? call.transport : undefined;
      return open(found ?? configured);
    });
  };
}

/** The first call says over which transport; until then nothing is loaded. */
function byFirstCall(open: (call: WireCall) => Wire): Wire {
  let wire: Wire | undefined;
  return {
    call(call) {
      wire ??= open(call);
      return wire.call(call);
    },
    async close() {
      await wire?.close();
    },
  };
}

/** Goes over to the wire of before once, when a server of before has answered `connect`. */
function withFallback(
  modern: Wire,
  lastAnswer: ReturnType<typeof rememberLastAnswer>['answer'],
  openBefore: () => Wire,
): Wire {
  let wire = modern;
  let closed = false;

  return {
    async call(call: WireCall): Promise<WireResult> {
      const result = await wire.call(call);
      if (wire !== modern || call.kind !== 'connect' || result.kind !== 'failed') return result;
      const answer = lastAnswer();
      const era = answer && eraOf(answer.status, answer.body);
      if (era === 'legacy' && !closed) {
        wire = openBefore();
        await modern.close();
        return wire.call(call);
      }
      // The SDK says only that the server offered nothing; the server says why.
      const words = era === 'modern' ? rpcErrorWords(answer?.body) : undefined;
      return words === undefined ? result : { ...result, message: words };
    },
    async close() {
      closed = true;
      await wire.close();
    },
  };
}
