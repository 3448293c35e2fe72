import { fieldIn } from '../model/field-in';
import type { TraceExchange } from '../model/trace';

/**
 * By how many seconds the clock of whoever answered last is ahead of this one; negative when it is behind.
 * `beganAt`: milliseconds since the epoch. `undefined` where no answer has a date. RFC 9110 §6.6.1.
 */
export function clockSkew(
  exchanges: readonly TraceExchange[],
  beganAt: number,
): number | undefined {
  const answered = exchanges.findLast(({ response }) => response !== undefined);
  const date = Date.parse(fieldIn(answered?.response?.headers ?? [], 'date') ?? '');
  if (answered === undefined || Number.isNaN(date)) return undefined;
  const { startMs, firstByteMs, totalMs } = answered.timing;
  // A date has whole seconds, so it is half a second early on average.
  const skew = date + 500 - (beganAt + startMs + (firstByteMs ?? totalMs));
  // Without the sign that a zero can have.
  return Math.round(skew / 1000) + 0;
}
