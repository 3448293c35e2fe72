/** How far the clocks of the other machines are from that of this one, by the `Date` of their answers. RFC 9110 §6.6.1. */

import type { Party } from '../model/flow';
import type { Trace } from '../model/trace';
import { answerField, exchangesWith } from './every-exchange';
import { headerPointer } from './evidence';

export interface Clock {
  /** In seconds; positive where the other clock is ahead. */
  readonly ahead: number;
  /** Pointer to the field that shows it. */
  readonly pointer: string;
}

/** Clocks may differ by this much before anybody calls it a fault, in seconds. */
export const clockTolerance = 60;

/** The clock of a party; `undefined` when no answer of it tells. */
export function clockOf(trace: Trace, party: Party): Clock | undefined {
  const read = exchangesWith(trace, party).flatMap((found): readonly Clock[] => {
    const { exchange } = found;
    const date = Date.parse(answerField(exchange, 'date') ?? '');
    // An answer out of a cache has the date at which it was put there.
    if (Number.isNaN(date) || answerField(exchange, 'age') !== undefined) return [];
    const { startMs, firstByteMs, totalMs } = exchange.timing;
    const here = trace.run.beganAt + startMs + (firstByteMs ?? totalMs);
    const ahead = Math.round((date - here) / 1000);
    return [{ ahead, pointer: headerPointer(found, 'date') }];
  });
  return read.toSorted((a, b) => Math.abs(a.ahead) - Math.abs(b.ahead))[0];
}

/** Whether the clock is known and close enough to that of this machine. */
export function isRight(clock: Clock | undefined): boolean {
  return clock !== undefined && Math.abs(clock.ahead) <= clockTolerance;
}

/** A length of time in whole units that people use; `seconds` may be negative. */
export function lengthWords(seconds: number): string {
  const size = Math.abs(seconds);
  if (size < 120) return `${Math.round(size)} s`;
  if (size < 7200) return `${Math.round(size / 60)} min`;
  if (size < 172_800) return `${Math.round(size / 3600)} h`;
  return `${Math.round(size / 86_400)} days`;
}

/** Where times in a token are wrong: whether a clock is to blame, and what to do. */
export function timeCause(trace: Trace): { readonly because: string; readonly do: string } {
  return isRight(clockOf(trace, 'authorization-server'))
    ? {
        because:
          'by the Date of its answers the clock of the authorization server is right, so the time that it writes into the token is wrong',
        do: 'see how the authorization server sets the times in its tokens: in seconds since 1970, by UTC, and long enough',
      }
    : {
        because: 'this most often means that two clocks differ',
        do: 'set the clocks of this machine and of the authorization server right',
      };
}
