/** Two traces beside each other, step by step. */

import type { Finding } from './finding';
import type { Phase, StepId } from './flow';
import type { StepState, TraceStatus } from './trace';

/** What is told of a trace as a whole. */
export interface ComparedTrace {
  /** The server's name. */
  readonly name: string;
  readonly url: string;
  readonly revision: string;
  readonly status: TraceStatus;
  /** Milliseconds since the epoch. */
  readonly beganAt: number;
  readonly findings: number;
}

/** A step of one of the two. */
export interface ComparedSide {
  readonly state: StepState;
  /** What came of it, in a few words. */
  readonly note: string;
  /** Each request with what came back, such as `POST /token` and `200`. */
  readonly exchanges: readonly { readonly label: string; readonly answer: string }[];
  readonly findings: readonly Pick<Finding, 'rule' | 'title' | 'severity'>[];
}

/** One thing that is not the same; a side that does not have it is absent. */
export interface Difference {
  /** Such as `answer of POST /token: scope`. */
  readonly what: string;
  readonly left?: string;
  readonly right?: string;
}

/** An exchange that a person has changed, beside the one that it was made from. */
export interface EditDifference {
  /** One-based number of the other exchange in its step. */
  readonly against: number;
  readonly request: readonly Difference[];
  readonly response: readonly Difference[];
}

export interface ComparedStep {
  readonly id: StepId;
  readonly title: string;
  readonly phase: Phase;
  /** Absent where the trace does not have the step. */
  readonly left?: ComparedSide;
  readonly right?: ComparedSide;
  readonly differences: readonly Difference[];
}

export interface Comparison {
  readonly left: ComparedTrace;
  readonly right: ComparedTrace;
  readonly steps: readonly ComparedStep[];
}
