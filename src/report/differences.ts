/** What is not the same in a step of two traces. */

import type { ComparedSide, Difference } from '../model/comparison';
import type { TraceExchange, TraceStep } from '../model/trace';
import { differing, exchangeDifference, type Members, members } from './exchange-difference';
import { requestLabel } from './request-label';

interface Sides<T> {
  readonly left?: T;
  readonly right?: T;
}

/** Of one step; what is more says no more. */
const most = 60;

/** Steps that only one has differ by that alone. */
export function differencesOf(
  { left, right }: Sides<TraceStep>,
  sides: Sides<ComparedSide>,
): readonly Difference[] {
  if (left === undefined || right === undefined) {
    return [
      {
        what: 'the step',
        ...(left !== undefined && { left: left.state }),
        ...(right !== undefined && { right: right.state }),
      },
    ];
  }
  return [
    ...differing('what came of it', outcomeOf(left), outcomeOf(right)),
    ...findingDifferences(sides),
    ...exchangeDifferences(left.exchanges, right.exchanges),
    ...members('', valuesOf(left), valuesOf(right)),
  ].slice(0, most);
}

/** A note holds times and counts of requests, so only that of a step that stopped says more than its state. */
function outcomeOf({ state, note }: TraceStep): string {
  return state === 'stopped' ? `${state}: ${note}` : state;
}

function findingDifferences({ left, right }: Sides<ComparedSide>): readonly Difference[] {
  const rules = (side: ComparedSide | undefined): ReadonlyMap<string, string> =>
    new Map((side?.findings ?? []).map(({ rule, title }) => [rule, title]));
  return members('finding ', rules(left), rules(right));
}

/** Requests are held against each other by their place and label. */
function exchangeDifferences(
  left: readonly TraceExchange[],
  right: readonly TraceExchange[],
): readonly Difference[] {
  const places = Math.max(left.length, right.length);
  return Array.from({ length: places }, (_, at) => [left[at], right[at]] as const).flatMap(
    ([one, other]): readonly Difference[] => {
      const label = one && requestLabel(one);
      const otherLabel = other && requestLabel(other);
      if (one === undefined || other === undefined || label !== otherLabel)
        return differing('request', label, otherLabel);
      return exchangeDifference(one, other);
    },
  );
}

function valuesOf({ values }: TraceStep): Members {
  return new Map(values.map(({ name, value }) => [name, value]));
}
