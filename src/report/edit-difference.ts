import type { Difference, EditDifference } from '../model/comparison';
import type { TraceExchange } from '../model/trace';
import { answerDifference, requestDifference } from './exchange-difference';
import { requestLabel } from './request-label';

/**
 * What a person changed in a request, and what came of it, beside the last one before it that went to the
 * same place, or else the last of the step. `undefined` where nothing was changed, or none was before.
 */
export function editDifference(
  exchange: TraceExchange,
  exchanges: readonly TraceExchange[],
): EditDifference | undefined {
  if (exchange.edited !== true) return undefined;
  const before = exchanges.slice(0, exchanges.indexOf(exchange));
  const label = requestLabel(exchange);
  const like = before.findLast((one) => requestLabel(one) === label) ?? before.at(-1);
  if (like === undefined) return undefined;
  return {
    against: exchanges.indexOf(like) + 1,
    request: whatIsFirst(requestDifference(like, exchange)),
    response: whatIsFirst(answerDifference(like, exchange)),
  };
}

/** An error says more than all the members that are missing beside it. */
function whatIsFirst(list: readonly Difference[]): readonly Difference[] {
  const gone = list.filter(({ right }) => right === undefined);
  return [...list.filter((one) => !gone.includes(one)), ...gone];
}
