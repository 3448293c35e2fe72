import type { Errand } from '../../src/model/errand';
import type { StepId } from '../../src/model/flow';
import type { Ports } from '../../src/model/ports';
import type { Revision } from '../../src/model/revision';
import type { GivenSecrets, RunSettings } from '../../src/model/run-settings';
import type { TraceStatus } from '../../src/model/trace';
import type { Limits } from '../../src/oauth/recorder';
import type { SeenRequest } from './observe';

/** How the inspector is run against a fault, where that differs from a plain headless sign-in. */
export interface FaultRun {
  readonly revision?: Revision;
  readonly transport?: 'http' | 'sse' | 'stdio';
  readonly settings?: Partial<Omit<RunSettings, 'given'>>;
  readonly secrets?: GivenSecrets;
  readonly headers?: { readonly [name: string]: string };
  readonly limits?: Partial<Limits>;
  /** Host names with the address that a lookup gives for each. This machine answers for all of them. */
  readonly hosts?: { readonly [name: string]: string };
  /** Where those are served whose address names no port. */
  readonly hostPort?: number;
  /** No port of this machine can be listened on. */
  readonly noRedirect?: boolean;
  /** What the person says who is asked; nobody is there when left out. */
  readonly ask?: Ports['ask'];
  /**
   * What is done one after the other with what was saved before; the last is judged. One sign-in when
   * left out. `unregister` is about the client of the flow before it, unless the settings name one.
   */
  readonly errands?: readonly Errand[];
}

export interface RunningFault {
  /** The address that the inspector is given. */
  readonly url: string;
  readonly run?: FaultRun;
  /** Every request that the servers got, in the order of arrival, where they are observed. */
  readonly requests?: readonly SeenRequest[];
  close(): Promise<void>;
}

/** A healthy server with exactly one difference, and everything that the inspector says of it. */
export interface Fault {
  /** Kebab-case; also the file name. */
  readonly name: string;
  /** The one difference, for whoever reads the list. */
  readonly says: string;
  /** Rule ids of the whole set of findings, in order. */
  readonly findings: readonly string[];
  readonly end: { readonly stopsAt: StepId } | { readonly status: TraceStatus };
  start(): Promise<RunningFault>;
}

/** Makes a fault that may stand in `faults/list.ts`. */
export function defineFault(fault: Fault): Fault {
  return fault;
}
