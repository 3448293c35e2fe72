/**
 * One piece of work at a time per key, in this process and, as far as it can be had, in all windows
 * that share a secret store.
 *
 * **In one process** it is certain: callers queue, also those of other leases on the same store object.
 *
 * **Across windows** the store has no compare-and-set, so it rests on time. Two windows never hold a
 * key at once as long as
 *
 * - a write is seen by all windows within `visibleAfter` of its end, and the last one wins;
 * - the owner of a key gets each renewal (every 2 s) written within 2 s, which a process that stands
 *   still, or a store that hangs, does not;
 * - the work is done within a minute and a half, and soon after its signal is aborted.
 *
 * Clocks need not agree, only run. Where one of these fails, two windows can refresh at once. The
 * order of things makes most of that harmless: each reads the sign-in again once it has the key, so
 * a second refresh happens only if the first had not been saved by then. What is left is a server
 * that takes the second use of a refresh token for theft and revokes the sign-in (RFC 9700 §4.14.2);
 * the person then signs in once more.
 *
 * VS Code on the desktop shows a write to other windows after some 200 ms, as it collects changes for
 * 100 ms in the window and again in its main process. **In a browser** each window has a copy of the
 * secrets of its own, read once as it opens: there the lease orders one window only.
 *
 * **Cost** when nobody else wants the key: five calls of the store and one wait of
 * `2 * visibleAfter` + 200 ms, which is 0.7 s unless said otherwise; nothing at all when `visibleAfter`
 * is 0. Where a look and a write take more than 200 ms together, the wait is 4.3 s. The key of a
 * window that ended without giving it back is free after 12 s.
 */

import type { Ports, SecretStore } from '../model/ports';
import { type HeldLease, takeLease } from './lease-entry';
import { untilAborted } from './until-aborted';

export interface LeaseOptions extends Pick<Ports, 'secrets' | 'now' | 'sleep' | 'random'> {
  /**
   * How long a write takes to be seen by other windows, in milliseconds; 0 when this process has
   * the store to itself, so that nothing is written. 250 when left out, which suits VS Code.
   */
  readonly visibleAfter?: number;
}

export interface Lease {
  /**
   * Waits for the key, does the work, and gives what the work gave or threw. Rejects with the
   * signal's reason when that is aborted; the work should watch the same signal, and has one second
   * to end after it. It must not wait for people, and must not ask for the same key again. A store
   * that fails takes away the order among windows, not the work.
   */
  hold<T>(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** What the callers of one process have in common for a key. */
interface Lane {
  /** Those that wait, and the one whose turn it is. */
  callers: number;
  /** When the last one that is known so far has ended. */
  last: Promise<void>;
  held: HeldLease | undefined;
}

/** By the store object, so that every lease of this process on it is in the same queue. */
const lanesOf = new WeakMap<SecretStore, Map<string, Lane>>();

// Both in milliseconds.
const graceAfterAbort = 1_000;
/** Callers of one process hand the key on for this long, so that each has time left on it for its work. */
const longestTurn = 5_000;

/** A lease on the store of these ports. It holds nothing until it is asked. */
export function createLease({ visibleAfter = 250, ...ports }: LeaseOptions): Lease {
  const { secrets, now, sleep } = ports;
  const lanes = lanesOf.get(secrets) ?? new Map<string, Lane>();
  lanesOf.set(secrets, lanes);

  async function take(key: string, signal: AbortSignal): Promise<HeldLease | undefined> {
    const taking = takeLease(key, signal, { ...ports, visibleAfter });
    try {
      return await untilAborted(taking, signal);
    } catch {
      // It may come all the same, while a call of the store is under way.
      void taking.then((held) => held.release()).catch(() => {});
      signal.throwIfAborted();
      return undefined;
    }
  }

  async function perform<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const working = work();
    const ended = new AbortController();
    const settled = working.then(
      () => ended.abort(),
      () => ended.abort(),
    );
    try {
      return await untilAborted(working, signal);
    } finally {
      if (!ended.signal.aborted)
        await Promise.race([settled, sleep(graceAfterAbort, ended.signal)]);
    }
  }

  return {
    async hold(key, signal, work) {
      const lane = lanes.get(key) ?? { callers: 0, last: Promise.resolve(), held: undefined };
      lanes.set(key, lane);
      const before = lane.last;
      let leave = (): void => {};
      const left = new Promise<void>((resolve) => {
        leave = resolve;
      });
      lane.callers += 1;
      lane.last = before.then(() => left);
      let myTurn = false;
      try {
        await untilAborted(before, signal);
        myTurn = true;
        if (visibleAfter > 0) lane.held ??= await take(key, signal);
        return await perform(signal, work);
      } finally {
        lane.callers -= 1;
        const { held } = lane;
        const old = myTurn && held !== undefined && now() - held.since > longestTurn;
        if (lane.callers === 0 || old) {
          lane.held = undefined;
          await held?.release().catch(() => {});
        }
        leave();
      }
    },
  };
}
