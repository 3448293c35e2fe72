/**
 * Lets one caller at a time renew a sign-in: callers of one process wait in line, windows leave a
 * note in the secret store that they share.
 *
 * The store has no compare-and-set, so two windows that write their notes within the same moment
 * can both believe to be alone when a write takes longer than `settle` to be seen by the other. What
 * is left of the race is made harmless by reading the store again once the lease is held, and again
 * after an `invalid_grant`. An uncontended lease costs `settle`, two reads, a write and a deletion.
 */

import type { Ports, SecretStore } from '../model/ports';
import { storeKey } from './store-key';
import { untilAborted } from './until-aborted';

export type LeasePorts = Pick<Ports, 'secrets' | 'now' | 'sleep' | 'random'>;

export interface Lease {
  /** Waits for the lease on a key; what it gives lets go. Rejects when the signal is aborted. */
  acquire(key: string, signal: AbortSignal): Promise<() => void>;
}

/** How long a write may take to be seen by other windows, in milliseconds. */
const settle = 60;
/** How long a note counts without being renewed: its window may have gone. */
const lifetime = 20_000;
const poll = 200;

/** The callers of one process, who share one note: the last of each line, by key. */
interface Process {
  /** Made at the first lease. */
  owner?: string;
  readonly line: Map<string, Promise<void>>;
}

const processes = new WeakMap<SecretStore, Process>();

interface Note {
  readonly owner: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** Leases on the secret store of these ports. A store that fails stops nobody from working. */
export function createLease(ports: LeasePorts): Lease {
  const { secrets, now, sleep, random } = ports;
  const own: Process = processes.get(secrets) ?? { line: new Map() };
  processes.set(secrets, own);
  const { line } = own;
  const ownerId = (): string => {
    const known = own.owner ?? newOwner(random);
    own.owner = known;
    return known;
  };

  const pause = (ms: number, signal: AbortSignal): Promise<void> =>
    untilAborted(sleep(ms, signal), signal);

  async function read(entry: string): Promise<Note | undefined> {
    return parse(await secrets.get(entry).catch(() => undefined));
  }

  async function write(entry: string): Promise<void> {
    const note: Note = { owner: ownerId(), until: now() + lifetime };
    await secrets.set(entry, JSON.stringify(note)).catch(() => {});
  }

  async function takeNote(entry: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const note = await read(entry);
      const ahead = note === undefined ? 0 : note.until - now();
      // A note from further ahead than any lives comes from a clock that was set back.
      if (note !== undefined && ahead > 0 && ahead <= lifetime) {
        // Handed over by a caller of this process.
        if (note.owner === ownerId()) return;
        await pause(Math.min(poll, ahead), signal);
        continue;
      }
      await write(entry);
      await pause(settle, signal);
      const seen = await read(entry);
      // Nothing there means that the store keeps nothing, and nobody can be seen or heard in it.
      if (seen === undefined || seen.owner === ownerId()) return;
    }
  }

  async function keepAlive(entry: string, ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      await sleep(lifetime / 3, ended);
      if (!ended.aborted && (await read(entry))?.owner === ownerId()) await write(entry);
    }
  }

  return {
    async acquire(key, signal) {
      const entry = storeKey('lease/1/', [key]);
      const before = line.get(key) ?? Promise.resolve();
      let leave: () => void = () => {};
      const mine = new Promise<void>((resolve) => {
        leave = resolve;
      });
      // Whoever gives up in the line lets the next one wait for all who are before both.
      const turn = before.then(() => mine);
      line.set(key, turn);
      const ended = new AbortController();
      const release = (): void => {
        if (ended.signal.aborted) return;
        ended.abort();
        void (async () => {
          const last = line.get(key) === turn;
          if (last && (await read(entry))?.owner === ownerId()) {
            await secrets.delete(entry).catch(() => {});
          }
          if (line.get(key) === turn) line.delete(key);
          leave();
        })();
      };
      try {
        await untilAborted(before, signal);
        await takeNote(entry, signal);
      } catch (error) {
        release();
        throw error;
      }
      void keepAlive(entry, ended.signal);
      return release;
    },
  };
}

function newOwner(random: Ports['random']): string {
  return [...random(12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function parse(text: string | undefined): Note | undefined {
  if (text === undefined) return undefined;
  try {
    const note = JSON.parse(text) as Note;
    return typeof note.owner === 'string' && typeof note.until === 'number' ? note : undefined;
  } catch {
    return undefined;
  }
}
