/**
 * The lease of one key in a store that several windows share: how a window gets it, keeps it and
 * gives it back. `lease.ts` says what that is worth.
 */

import type { Ports } from '../model/ports';
import { untilAborted } from './until-aborted';

export interface LeasePorts extends Pick<Ports, 'secrets' | 'now' | 'sleep' | 'random'> {
  /** How long a write takes to be seen by all windows, in milliseconds. */
  readonly visibleAfter: number;
}

export interface HeldLease {
  /** When it was taken, by the clock of its window. */
  readonly since: number;
  /** Gives it back, so that the next window need not wait until it has run out; one that was lost is left alone. */
  release(): Promise<void>;
}

/** What stands in the store. `beat` makes each renewal differ, so that others see that its owner lives. */
interface Entry {
  readonly owner: string;
  readonly beat: number;
  /** How long the entry counts after a window saw it change, by the clock of that window, in milliseconds. */
  readonly lasts: number;
}

const prefix = 'lease/1/';

// All in milliseconds.
const renewEvery = 2_000;
const heldLasts = 12_000;
/** A window that stands still must not stop the others for good. */
const longestHold = 120_000;
/** From the look that found a key free to the end of the write that claims it; what takes longer is late. */
const promptly = 200;
const shortestPoll = 100;
const longestPoll = 1_000;

interface Times {
  /** After a prompt claim: by then every claim that did not see this one has become visible. */
  readonly settle: number;
  /** After a late claim: by then an owner that it overwrote has renewed, and with that refused it. */
  readonly settleLate: number;
  readonly claimLasts: number;
}

function timesFor(visibleAfter: number): Times {
  const settleLate = 2 * renewEvery + visibleAfter;
  return { settle: 2 * visibleAfter + promptly, settleLate, claimLasts: 2 * settleLate };
}

/**
 * Waits until the key is free and takes it. Rejects with the signal's reason when that is aborted,
 * and with the store's own error when that fails. A key that comes all the same, because the abort
 * fell into the last write, is the caller's to give back.
 *
 * A window that finds the key free writes its claim, waits until claims that crossed with it have
 * become visible, and has the key if its claim still stands (Fischer's algorithm). A claim that was
 * long on its way may have overwritten an owner, so it waits until that one has renewed.
 */
export async function takeLease(
  key: string,
  signal: AbortSignal,
  ports: LeasePorts,
): Promise<HeldLease> {
  const { secrets, now, random } = ports;
  const name = prefix + key;
  const times = timesFor(ports.visibleAfter);
  const isFree = createWatch(now);
  for (let poll = shortestPoll; ; poll = Math.min(1.5 * poll, longestPoll)) {
    const looked = now();
    if (isFree(await secrets.get(name))) {
      signal.throwIfAborted();
      const claimed = await claim(name, looked, signal, ports, times);
      if (claimed !== undefined) return keep(name, claimed, ports, times);
    }
    await pause(poll * (0.5 + (random(1)[0] ?? 0) / 256), signal, ports);
  }
}

/**
 * Judges one reading after the other: a key is free when it has no entry, or one that has not changed
 * for as long as it lasts. Times are never compared with another window's, because clocks that stand
 * still while a machine sleeps can be hours apart.
 */
function createWatch(now: () => number): (text: string | undefined) => boolean {
  let last: string | undefined;
  let since = 0;
  return (text) => {
    if (text !== last) {
      last = text;
      since = now();
    }
    return text === undefined || now() - since >= lastsOf(text);
  };
}

interface Claimed {
  readonly owner: string;
  readonly goodUntil: number;
}

/** Claims a key that was found free; `undefined` when another window has it after all. */
async function claim(
  name: string,
  looked: number,
  signal: AbortSignal,
  ports: LeasePorts,
  times: Times,
): Promise<Claimed | undefined> {
  const { secrets, now, random } = ports;
  const owner = [...random(12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const begun = now();
  const mine = entryText({ owner, beat: 0, lasts: times.claimLasts });
  await secrets.set(name, mine);
  const late = now() - looked > promptly;
  try {
    await pause(late ? times.settleLate : times.settle, signal, ports);
    const stands = (await untilAborted(secrets.get(name), signal)) === mine;
    const goodUntil = begun + times.claimLasts - times.settle;
    return stands && now() < goodUntil ? { owner, goodUntil } : undefined;
  } catch (error) {
    // A late claim may stand where an owner's entry was: without it the key would seem free.
    if (!late && (await secrets.get(name)) === mine) await secrets.delete(name);
    throw error;
  }
}

/** Keeps a claimed key by renewing its entry, the first time before anything is done under it. */
async function keep(
  name: string,
  claimed: Claimed,
  ports: LeasePorts,
  times: Times,
): Promise<HeldLease> {
  const { secrets, now, sleep } = ports;
  const since = now();
  const stop = new AbortController();
  let { goodUntil } = claimed;
  let renewing = Promise.resolve();

  /** Whether no other window can have taken it over yet. */
  const isGood = (): boolean => now() < goodUntil;

  async function renew(beat: number): Promise<void> {
    const { owner } = claimed;
    const begun = now();
    await secrets.set(name, entryText({ owner, beat, lasts: heldLasts }));
    goodUntil = begun + heldLasts - times.settle;
  }

  async function renewUntilStopped(): Promise<void> {
    for (let beat = 2; ; beat += 1) {
      await sleep(renewEvery, stop.signal);
      if (stop.signal.aborted || !isGood() || now() - since > longestHold) return;
      // A renewal that fails is made up for by the next one, while the entry is good.
      renewing = renew(beat).catch(() => {});
      await renewing;
      if (stop.signal.aborted) return;
    }
  }

  async function release(): Promise<void> {
    stop.abort();
    // A renewal on its way would bring the entry back.
    await renewing;
    if (isGood()) await secrets.delete(name);
  }

  await renew(1);
  void renewUntilStopped();
  return { since, release };
}

async function pause(
  ms: number,
  signal: AbortSignal,
  { sleep }: Pick<Ports, 'sleep'>,
): Promise<void> {
  signal.throwIfAborted();
  await untilAborted(sleep(ms, signal), signal);
}

function entryText(entry: Entry): string {
  return JSON.stringify(entry);
}

/** An entry that cannot be read, or asks for more, lasts as long as any. */
function lastsOf(text: string): number {
  try {
    const { lasts } = JSON.parse(text) as Entry;
    return lasts >= 0 && lasts < heldLasts ? lasts : heldLasts;
  } catch {
    return heldLasts;
  }
}
