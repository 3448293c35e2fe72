import { type RunningPair, startPair } from '../faults/parts/pair';

/** The wire of 2026-07-28 behind the usual sign-in: alone, or beside that of 2025 at one address. */
export function startHealthyModernWire(eras: 'modern' | 'both' = 'modern'): Promise<RunningPair> {
  return startPair(() => ({ wire: eras }));
}
