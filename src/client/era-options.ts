/** What the wire of either era is opened with. */

import type { Elicitation, ElicitationAnswer } from '../model/elicitation';
import type { WireFetch } from '../oauth/wire-fetch';

export interface EraOptions {
  readonly url: string;
  readonly transport: 'http' | 'sse';
  readonly fetch: WireFetch;
  /** For one request, in milliseconds. */
  readonly timeout: number;
  /** Answers what a tool asks in the middle of a call. Without it the client says that it answers nothing. */
  readonly onElicit?: (question: Elicitation) => Promise<ElicitationAnswer>;
}
