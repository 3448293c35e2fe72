/** The exchanges of a trace by number: one number for each, the same in every report. */

import type { Finding } from '../model/finding';
import type { TraceExchange, TraceStep } from '../model/trace';

export interface NumberedExchange<S = TraceStep> {
  /** From one. */
  readonly number: number;
  readonly step: S;
  readonly exchange: TraceExchange;
}

/** All exchanges, in the order in which they were sent. */
export function numberedExchanges<S extends Pick<TraceStep, 'exchanges'>>({
  steps,
}: {
  readonly steps: readonly S[];
}): readonly NumberedExchange<S>[] {
  return steps
    .flatMap((step) => step.exchanges.map((exchange) => ({ step, exchange })))
    .toSorted((one, other) => one.exchange.timing.startMs - other.exchange.timing.startMs)
    .map((one, index) => ({ number: index + 1, ...one }));
}

/** The exchanges that show what a finding says, by its pointers into the trace. */
export function exchangesOf(
  { evidence }: Pick<Finding, 'evidence'>,
  { steps }: { readonly steps: readonly Pick<TraceStep, 'exchanges'>[] },
): ReadonlySet<TraceExchange> {
  const found = evidence.flatMap((pointer) => {
    const [, step, exchange] = /^\/steps\/(\d+)\/exchanges\/(\d+)/.exec(pointer) ?? [];
    return steps[Number(step)]?.exchanges[Number(exchange)] ?? [];
  });
  return new Set(found);
}
