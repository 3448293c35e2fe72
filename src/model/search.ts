import type { StepId } from './flow';

/** A place in a trace that holds what was searched for. */
export interface SearchHit {
  readonly step: StepId;
  /** The step's title. */
  readonly title: string;
  /** The tab that shows it. */
  readonly tab: 'explained' | 'request' | 'response' | 'values';
  /** Id of the exchange; absent for what belongs to the step as a whole. */
  readonly exchange?: string;
  /** What holds it, such as `header location` or `body`. */
  readonly where: string;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

export interface SearchAnswer {
  readonly text: string;
  readonly hits: readonly SearchHit[];
  /** There are more than are listed. */
  readonly more: boolean;
}
