import type { RunningPair } from '../faults/parts/pair';

/** Running servers that lack nothing, and what a client needs to get in. */
export interface Scenario<Credentials> extends RunningPair {
  readonly credentials: Credentials;
}

/** Puts credentials to a pair, and closes what else was started with it. */
export function scenario<Credentials>(
  pair: RunningPair,
  credentials: Credentials,
  others: readonly { close(): Promise<void> }[] = [],
): Scenario<Credentials> {
  return {
    ...pair,
    credentials,
    async close() {
      await Promise.all([pair, ...others].map((one) => one.close()));
    },
  };
}
