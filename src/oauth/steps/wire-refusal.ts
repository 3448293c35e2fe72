/** What to do when the server refuses a request of the open session. MCP 2025-11-25, Error Handling. */

import type { Facts } from '../../model/flow';
import type { Outcome } from '../../model/outcome';
import { challengeFieldsOf, parseChallenges } from '../challenge';
import { renewalOf } from '../renewal';
import type { Action, Env, Operation } from '../step';

type Refusal = Extract<Action<never>, { do: 'again' | 'stop' }>;

/** How often each is tried before a refusal is final ("no more than a few times"), and why. */
const ways = {
  'step-up': {
    limit: 2,
    because: 'The server wants a scope that the token lacks, so the client asks for it.',
  },
  'first-sign-in': {
    limit: 1,
    because: 'The server let the first request in but wants a token for this one.',
  },
  'new-server': {
    limit: 1,
    because:
      'The server took the token before and refuses it now, so the client asks again who issues tokens for it.',
  },
  'session-lost': {
    limit: 1,
    because: 'The server no longer knows the session, so the client begins another.',
  },
  'token-refused': {
    limit: 1,
    because: 'The server refused the saved token before its time, so the client renews it.',
  },
} as const;

/** What is known when the refusal comes. */
export type At = Partial<Pick<Facts, 'access' | 'session' | 'stored' | 'tokens'>>;

/**
 * A 401 where the first request was let in, or a 403 that names the scope it lacks, goes back to the
 * challenge with what the server said, a session that is gone to its beginning; anything else stops.
 * How often a server wanted more scope is counted for each operation.
 */
export function refusedByServer(operation: Operation, last: Outcome, at: At, env: Env): Refusal {
  if (last.kind !== 'wire' || last.result.kind !== 'failed') {
    throw new Error(`a wire step cannot have seen ${last.kind}`);
  }
  const { status, message, headers, sessionLost } = last.result;
  const challengeFields = challengeFieldsOf(headers);
  const wantsScope =
    env.profile.scopeSelection &&
    // A scope that the user chose stays; asking for the same again would end the same.
    env.settings.scope === undefined &&
    canAsk(at, env) &&
    saysScope(status, challengeFields, at);
  const way = wantsScope
    ? 'step-up'
    : status === 401
      ? reasonOf401(at, env)
      : sessionLost === true && operation !== 'connect'
        ? 'session-lost'
        : undefined;
  const round = way === 'step-up' ? (`step-up: ${operation}` as const) : way;
  if (way !== undefined && round !== undefined && (env.rounds[round] ?? 0) < ways[way].limit) {
    const { because } = ways[way];
    if (way === 'token-refused') return refreshAgain(at, because);
    if (way === 'session-lost') return { do: 'again', round, from: 'connect', change: {}, because };
    if (canAsk(at, env) && status !== undefined) {
      const access = { ...at.access, open: false, status, challengeFields };
      return { do: 'again', round, from: 'challenge', change: { access }, because };
    }
  }
  if (status === 401 || status === 403) {
    return {
      do: 'stop',
      reason: {
        code: 'token-not-accepted',
        says: `The server answered ${status} to a request with the token.`,
      },
    };
  }
  return {
    do: 'stop',
    reason: { code: 'session-failed', says: `The session could not be used: ${message}` },
  };
}

/**
 * A 403 for the scope; or of a saved sign-in a 401 whose challenge names a scope that was not granted,
 * which is how FastMCP says it.
 */
function saysScope(
  status: number | undefined,
  challengeFields: readonly string[],
  { stored, tokens }: At,
): boolean {
  const { challenges } = parseChallenges(challengeFields);
  if (status === 403)
    return challenges.some(({ parameters }) => parameters['error'] === 'insufficient_scope');
  const granted = tokens?.scope?.split(' ');
  if (status !== 401 || stored === undefined || granted === undefined) return false;
  const wanted = challenges.flatMap(({ parameters }) => parameters['scope']?.split(' ') ?? []);
  return wanted.some((scope) => scope !== '' && !granted.includes(scope));
}

/** Whether the flow can go back to asking for a token: a saved sign-in does for a call that was wished for. */
function canAsk({ stored }: At, { plan, settings }: Env): boolean {
  return plan.includes('challenge') || (stored !== undefined && settings.call !== undefined);
}

/** A 401 for a token is a reason to go back once: to sign in at last, to ask who issues tokens now, or to renew. */
function reasonOf401(
  { session, stored, tokens }: At,
  env: Env,
): 'first-sign-in' | 'new-server' | 'token-refused' | undefined {
  if (stored !== undefined) {
    // A token that was renewed just now is not refused for its age.
    const renewable = renewalOf(stored, env.settings) !== undefined;
    return stored.tokens === tokens && renewable ? 'token-refused' : undefined;
  }
  if (tokens === undefined) return env.openAtFirst ? 'first-sign-in' : undefined;
  return session === undefined ? undefined : 'new-server';
}

function refreshAgain({ stored }: At, because: string): Refusal {
  if (stored === undefined) throw new Error('nothing is saved that could be renewed');
  return {
    do: 'again',
    round: 'token-refused',
    from: 'refresh',
    change: { stored: { ...stored, refusedByServer: true } },
    because,
  };
}
