/** Which scope the client asks for. MCP 2025-11-25, Scope Selection Strategy; 2026-07-28, Step-Up and Refresh Tokens. */

import type { Facts, Grant } from '../model/flow';
import type { Env } from './step';

export const scopeMeaning = {
  settings: 'The scope that you chose for this run.',
  challenge: 'The scope that the challenge asked for.',
  'step-up': 'The scope that is wanted now, with what was asked for and granted before.',
  metadata: 'All scopes that the resource metadata lists, because the challenge names none.',
  none: 'Neither the challenge nor the resource metadata names a scope.',
} as const;

type Choice = Pick<Facts['clientIdentity'], 'scope' | 'scopeSource'>;

/** The scope and where it comes from; no scope at all when nobody names one. */
export function chooseScope(
  challenge: Facts['challenge'],
  resource: Facts['resource'],
  server: Facts['authorizationServer'],
  grant: Grant,
  env: Env,
): Choice {
  if (env.settings.scope !== undefined)
    return { scope: env.settings.scope, scopeSource: 'settings' };
  if (!env.profile.scopeSelection) return { scopeSource: 'none' };
  const chosen = chooseByServer(challenge, resource, env);
  const people = grant === 'authorization_code' || grant === 'device_code';
  const offline =
    env.profile.offlineAccess &&
    people &&
    server.metadata.scopesSupported?.includes('offline_access') === true;
  // Alone it would take the place of what the server grants by default.
  if (chosen.scope === undefined || !offline) return chosen;
  return { ...chosen, scope: union(chosen.scope, 'offline_access') };
}

function chooseByServer(
  challenge: Facts['challenge'],
  resource: Facts['resource'],
  env: Env,
): Choice {
  const listed = resource.metadata?.scopesSupported ?? [];
  const wanted = challenge.scope ?? (listed.length > 0 ? listed.join(' ') : undefined);
  // A challenge may name only what lacks, and the next token must still be good for the rest:
  // 2025-11-25 speaks of an increased set of scopes, and 2026-07-28 says that it is the union.
  const all = union(before(env), wanted ?? '');
  if (all === '') return { scopeSource: 'none' };
  if (wanted === undefined || all.length > union(wanted).length) {
    return { scope: all, scopeSource: 'step-up' };
  }
  return { scope: wanted, scopeSource: challenge.scope === undefined ? 'metadata' : 'challenge' };
}

/** `offline_access` is left to the authorization server of now. */
function before({ scopeBefore = '' }: Env): string {
  const scopes = scopeBefore.split(' ').filter((scope) => scope !== 'offline_access');
  return scopes.join(' ');
}

function union(...scopes: readonly string[]): string {
  return [...new Set(scopes.join(' ').split(' ').filter(Boolean))].join(' ');
}
