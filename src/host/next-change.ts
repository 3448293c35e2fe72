import type { AuthState } from '../model/auth-state';

/**
 * Milliseconds until the words for one of the states change by themselves, at most an hour;
 * `undefined` when none will. Someone who looks sees minutes pass; otherwise only expiry matters.
 */
export function nextChange(
  states: readonly AuthState[],
  now: number,
  visible: boolean,
): number | undefined {
  const left = states.flatMap((state) =>
    state.kind === 'signed-in' && state.until !== undefined && state.until > now
      ? [state.until - now]
      : [],
  );
  if (left.length === 0) return undefined;
  const soonest = Math.min(...left.map((ms) => (visible && ms >= 60_000 ? (ms % 60_000) + 1 : ms)));
  // A second at least, so that servers whose minutes end close together are drawn together; an
  // hour at most, because a clock may be set and a computer may sleep.
  return Math.min(Math.max(soonest, 1000), 3_600_000);
}
