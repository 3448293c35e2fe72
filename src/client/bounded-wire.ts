/** A session as the engine sees it: failures are results, and nothing is waited for without end. */

import type { WireCall, WireResult } from '../model/session';
import type { Wire } from '../oauth/engine';
import { jsonIn, rpcErrorWords } from './rpc-error';

export interface Session {
  /** Does one call; what it throws becomes a failed result. */
  perform(call: WireCall): Promise<WireResult>;
  /** Ends the session; what it throws is let go. */
  leave(): Promise<void>;
}

/** `timeout` is for one call, in milliseconds. */
export function boundedWire(timeout: number, session: Session): Wire {
  let closed: () => void = () => {};
  const closing = new Promise<WireResult>((resolve) => {
    closed = () => resolve(failed('the session was closed'));
  });

  return {
    call: (call) =>
      // The SDKs' own limit holds for requests, not for opening a stream or for notifications.
      within(
        timeout,
        Promise.race([
          session.perform(call).catch((error: unknown) => failed(wordsOf(error))),
          closing,
        ]),
        () => failed(`no answer within ${timeout / 1000} seconds`),
      ),
    async close() {
      closed();
      await session.leave().catch(() => {});
    },
  };
}

export function failed(message: string): WireResult {
  return { kind: 'failed', message, headers: [] };
}

/** The SDKs put the whole body of a refusal into the message; where it has words, those are enough. */
export function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const body = jsonIn(message.slice(Math.max(0, message.indexOf('{'))));
  return rpcErrorWords(body) ?? message;
}

/** What `work` gives, or `otherwise` once the time is over, in milliseconds. */
export async function within<T>(ms: number, work: Promise<T>, otherwise: () => T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise()), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
