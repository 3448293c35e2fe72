/** Which of the scopes that were asked for are about the server. */

/**
 * `offline_access` asks for a refresh token (MCP 2026-07-28, Refresh Tokens) and `openid` for an ID
 * token (OpenID Connect Core §3.1.2.1): neither is a right at the server, and no token has to name them.
 */
const aboutOthers: readonly string[] = ['offline_access', 'openid'];

/** The scopes that an access token should be good for; `undefined` when none is left. */
export function scopeAtServer(scope: string | undefined): string | undefined {
  const left = scope?.split(' ').filter((one) => one !== '' && !aboutOthers.includes(one));
  return left === undefined || left.length === 0 ? undefined : left.join(' ');
}
