/** A live HTTP exchange with its real secrets. Host memory only: never persisted, never shown. */

import type { Party, StepId } from '../model/flow';
import type { Failure, HeaderList } from '../model/wire';

export interface LiveRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  readonly body?: string;
}

export interface LiveResponse {
  readonly status: number;
  readonly headers: HeaderList;
  readonly contentType: string;
  /** Decoded text, cut at the byte limit. */
  readonly text: string;
  /** Bytes read, which is less than was sent when `cut`. */
  readonly bytes: number;
  readonly cut: boolean;
}

export interface Exchange {
  readonly id: string;
  readonly step: StepId;
  readonly party: Party;
  readonly because: string;
  readonly request: LiveRequest;
  readonly response?: LiveResponse;
  readonly failure?: Failure;
  readonly redirectOf?: string;
  /** The user has changed the request. */
  readonly edited?: true;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly firstByteAt?: number;
  readonly endedAt: number;
}
