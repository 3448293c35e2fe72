import type { ExchangeHead } from '../src/model/messages';

/** The exchange that the user chose, or the last one: it decided what came of the step. */
export function chosenExchange(
  exchanges: readonly ExchangeHead[],
  chosen: string | undefined,
): ExchangeHead | undefined {
  return exchanges.find(({ id }) => id === chosen) ?? exchanges.at(-1);
}
