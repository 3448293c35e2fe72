/** What a saved trace needs to be run again without a network. */

import type { Errand } from '../model/errand';
import type { RunSettings } from '../model/run-settings';
import type { TraceRun } from '../model/trace';
import { type FlowState, memoryOf } from './flow-state';

export interface RunFacts {
  readonly errand: Errand;
  readonly beganAt: number;
  readonly settings: RunSettings;
  readonly clients: Pick<TraceRun, 'registrations' | 'freshRegistrations'>;
}

/** The run as data; its settings name the secrets that were given and hold none. */
export function traceRun(
  state: FlowState,
  { errand, beganAt, settings, clients }: RunFacts,
): TraceRun {
  const { openAtFirst } = state;
  return { errand, settings, beganAt, openAtFirst, ...memoryOf(state), ...clients };
}
