/** What a flow came to. */

import type { Errand } from '../model/errand';
import type { TraceStatus } from '../model/trace';
import { type FlowState, factsOf, isOver } from './flow-state';

/** The status of a flow that goes no further; one that is not over was called off. */
export function endStatus(errand: Errand, state: FlowState): TraceStatus {
  if (state.stop !== undefined) return 'stopped';
  if (!isOver(state)) return 'cancelled';
  const facts = factsOf(state);
  switch (errand) {
    case 'sign-in':
    case 'reconnect':
      if (facts.tokens !== undefined) return 'signed-in';
      return facts.access?.open === true ? 'open' : 'not-needed';
    case 'sign-out':
      return 'signed-out';
    case 'unregister':
      return 'unregistered';
    case 'check':
      if (facts.access === undefined) return 'not-needed';
      return facts.access.open ? 'open' : 'checked';
    case 'check-token':
      return facts.tokenCheck === undefined ? 'open' : 'checked';
    case 'probe':
      return (facts.refusals?.probes ?? []).length === 0 ? 'open' : 'probed';
  }
}
