import { type RunningPair, startPair } from '../faults/parts/pair';

export interface RefreshOptions {
  /** Seconds that an access token is good for; two by default. */
  readonly accessTokenTtl?: number;
  /** `offline_access`: a refresh token is given for that scope only. */
  readonly refreshTokens?: 'always' | 'offline_access';
}

/** Access tokens run out in seconds; each refresh token works once, and using it twice ends the grant. */
export function startHealthyRefreshRotation(options: RefreshOptions = {}): Promise<RunningPair> {
  return startPair(() => ({
    settings: {
      accessTokenTtl: options.accessTokenTtl ?? 2,
      refreshTokens: options.refreshTokens ?? 'always',
    },
  }));
}
