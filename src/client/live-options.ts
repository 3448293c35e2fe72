/** What a session that stays open over HTTP is opened with. */

import type { LiveLimits } from '../model/live-session';
import type { WireFetch } from '../oauth/wire-fetch';

export interface HttpSessionOptions {
  readonly url: string;
  readonly transport: 'http' | 'sse';
  /** Presents the token. */
  readonly fetch: WireFetch;
  readonly limits: LiveLimits;
  /** Calls it off while it says hello. */
  readonly signal?: AbortSignal;
}
