/**
 * Several windows of VS Code over one secret store, in simulated time. As on the desktop, each window
 * has a copy of the secrets: a write changes its own copy at once, reaches the main process a little
 * later, and from there, later again, every window, the writer included.
 */

import type { SecretStore } from '../../src/model/ports';
import type { LeaseOptions } from '../../src/oauth/lease';

/** Within this many milliseconds after the end of a write every window has it. */
export const visibleAfter = 250;

const flushDelay = 100;
const broadcastDelay = 140;

export interface WindowOptions {
  /** The longest time that a call of the store is on its way, there or back. */
  readonly latency: number;
  /** How far its clock is from that of the others. */
  readonly clock: number;
}

export interface SimulatedWindow {
  readonly ports: Omit<LeaseOptions, 'visibleAfter'> & { readonly secrets: SecretStore };
  /** Does something after so many milliseconds, unless the window is closed by then. */
  after(ms: number, act: () => void): void;
  wait(ms: number): Promise<void>;
  /** Nothing happens in it for so many milliseconds; what was due then happens afterwards. */
  stall(ms: number): void;
  /** From here on nothing happens in it, as in a process that was ended. */
  close(): void;
  isOpen(): boolean;
  /** Calls of its store so far. */
  readonly calls: readonly ('get' | 'set' | 'delete' | 'keys')[];
}

export interface Simulation {
  time(): number;
  after(ms: number, act: () => void): void;
  open(options: WindowOptions): SimulatedWindow;
  /** Lets time pass until it is done, or fails at the limit. */
  run(isDone: () => boolean, limit: number): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
}

export function createSimulation(seed: number): Simulation {
  const random = randomFrom(seed);
  const main = new Map<string, string>();
  const copies: Map<string, string>[] = [];
  let timers: Timer[] = [];
  let time = 0;
  let order = 0;

  function after(ms: number, act: () => void): void {
    timers.push({ at: time + ms, order: ++order, act });
  }

  function upTo(ms: number): number {
    return random() * ms;
  }

  function put(map: Map<string, string>, key: string, value: string | undefined): void {
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  }

  function toMain(key: string, value: string | undefined): void {
    put(main, key, value);
    // What is sent is what stands there as it is sent.
    for (const copy of copies) after(upTo(broadcastDelay), () => put(copy, key, main.get(key)));
  }

  function open({ latency, clock }: WindowOptions): SimulatedWindow {
    const copy = new Map(main);
    copies.push(copy);
    const unsent = new Map<string, string | undefined>();
    const calls: ('get' | 'set' | 'delete' | 'keys')[] = [];
    let isOpen = true;
    let stalledUntil = 0;

    function here(ms: number, act: () => void): void {
      after(ms, () => {
        if (time < stalledUntil) here(stalledUntil - time, act);
        else if (isOpen) act();
      });
    }

    function call<T>(name: (typeof calls)[number], act: () => T): Promise<T> {
      calls.push(name);
      return new Promise((resolve) => {
        here(upTo(latency), () => {
          const result = act();
          here(upTo(latency), () => resolve(result));
        });
      });
    }

    function change(key: string, value: string | undefined): void {
      if (copy.get(key) === value) return;
      put(copy, key, value);
      unsent.set(key, value);
      here(upTo(flushDelay), () => {
        if (!unsent.has(key)) return;
        const latest = unsent.get(key);
        unsent.delete(key);
        toMain(key, latest);
      });
    }

    return {
      calls,
      after: here,
      wait: (ms) => new Promise((resolve) => here(ms, resolve)),
      isOpen: () => isOpen,
      stall(ms) {
        stalledUntil = time + ms;
      },
      close() {
        isOpen = false;
      },
      ports: {
        now: () => time + clock,
        random: (bytes) => new Uint8Array(bytes).map(() => upTo(256)),
        sleep: (ms, signal) =>
          new Promise((resolve) => {
            here(ms, () => {
              if (!signal.aborted) resolve();
            });
          }),
        secrets: {
          get: (key) => call('get', () => copy.get(key)),
          set: (key, value) => call('set', () => change(key, value)),
          delete: (key) => call('delete', () => change(key, undefined)),
          keys: () => call('keys', () => [...copy.keys()]),
        },
      },
    };
  }

  async function run(isDone: () => boolean, limit: number): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isDone()) return;
      const next = timers.reduce<Timer | undefined>(
        (best, one) =>
          best === undefined || one.at < best.at || (one.at === best.at && one.order < best.order)
            ? one
            : best,
        undefined,
      );
      if (next === undefined) throw new Error('nothing is left to wait for');
      if (next.at > limit) throw new Error(`not done after ${limit} ms`);
      timers = timers.filter((one) => one !== next);
      time = next.at;
      next.act();
    }
  }

  return { time: () => time, after, open, run };
}

/** Mulberry32: numbers from 0 to below 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
