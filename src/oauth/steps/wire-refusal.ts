/** What to do when the server refuses a request of the open session. MCP 2025-11-25, Error Handling. */

import type { Outcome } from '../../model/flow';
import { challengeFieldsOf, parseChallenges } from '../challenge';
import type { Action, Env } from '../step';

const messageLimit = 500;

type Refusal = Extract<Action<never>, { do: 'again' | 'stop' }>;

/** Step-ups after the first authorization, before a refusal is final: "no more than a few times". */
const roundLimit = 2;

/**
 * A 401 where the first request was let in, or a 403 that names the scope it lacks, goes back to
 * the challenge with what the server said; anything else stops.
 */
export function refusedByServer(last: Outcome, env: Env): Refusal {
  if (last.kind !== 'wire' || last.result.kind !== 'failed') {
    throw new Error(`a wire step cannot have seen ${last.kind}`);
  }
  const { status, message, headers } = last.result;
  const challengeFields = challengeFieldsOf(headers);
  const wantsScope =
    status === 403 &&
    // A scope that the user chose stays; asking for the same again would end the same.
    env.settings.scope === undefined &&
    parseChallenges(challengeFields).challenges.some(
      (one) => one.parameters['error'] === 'insufficient_scope',
    );
  const mayGoBack = env.profile.steps.some((step) => step.id === 'challenge');
  // The first sign-in at a server that was open at first is a way back too, but no step-up.
  const stepUps = env.rounds - (env.openAtFirst ? 1 : 0);
  if (
    mayGoBack &&
    stepUps < roundLimit &&
    (wantsScope || (status === 401 && env.rounds === 0 && env.openAtFirst))
  ) {
    return {
      do: 'again',
      from: 'challenge',
      change: { access: { open: false, status, challengeFields } },
      because: wantsScope
        ? 'The server wants a scope that the token lacks, so the client asks for it.'
        : 'The server let the first request in but wants a token for this one.',
    };
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
    reason: { code: 'session-failed', says: `The session could not be used: ${short(message)}` },
  };
}

/** The message may hold the whole body of an answer, or be a list of all that a schema found wrong. */
function short(message: string): string {
  if (/^\s*[[{]/.test(message)) return 'the answer is no message of the protocol';
  return message.length <= messageLimit ? message : `${message.slice(0, messageLimit)}…`;
}
