/** A trace as a sequence diagram: who takes part, and what went between them. */

import type { Finding } from './finding';
import type { StepId } from './flow';

export type LaneId =
  | 'client'
  | 'browser'
  | 'server'
  | 'issuer'
  | 'upstream'
  | 'provider'
  | 'document';

export interface Lane {
  readonly id: LaneId;
  readonly label: string;
  /** Empty where it is not known, or nobody's. */
  readonly host: string;
  /** The client has nothing to do with it, and knows of it only by what it saw. */
  readonly dotted?: true;
}

export interface Arrow {
  /** The same for as long as the arrow stands for the same thing. */
  readonly id: string;
  readonly step: StepId;
  /** Id of the exchange; absent for what goes through the browser, for what was not sent yet, and for a stop. */
  readonly exchange?: string;
  readonly from: LaneId;
  readonly to: LaneId;
  readonly kind: 'request' | 'answer' | 'failure' | 'upcoming' | 'stop';
  /** Such as `POST /token`, or `401`. */
  readonly label: string;
  /** What matters about it, such as `no token`; may be empty. */
  readonly detail: string;
  /** Milliseconds until the answer was there. */
  readonly tookMs?: number;
  /** The user has changed the request. */
  readonly edited?: true;
  /** The worst finding that this answer shows. */
  readonly severity?: Finding['severity'];
}

export interface Sequence {
  readonly lanes: readonly Lane[];
  /** In the order in which they went out. */
  readonly arrows: readonly Arrow[];
}
