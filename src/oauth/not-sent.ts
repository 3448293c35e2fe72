/** The stops for requests that were not sent, whichever step wanted them. */

import type { Outcome } from '../model/outcome';
import type { Action } from './step';

type Stop = Extract<Action<never>, { do: 'stop' }>;

/**
 * Asks the user whether to go on where a public server leads to a private address, and says so where
 * the client has no proof of who it is. `undefined` for what was sent.
 */
export function notSentStop(outcome: Outcome): Stop | undefined {
  if (outcome.kind !== 'failure') return undefined;
  const { kind, detail } = outcome.failure;
  switch (kind) {
    case 'private-address':
      return {
        do: 'stop',
        reason: {
          code: 'private-address',
          says: `The server is public, and its sign-in leads to ${detail}.`,
          override: 'private-address',
        },
      };
    case 'unusable-key':
      return {
        do: 'stop',
        reason: { code: 'client-key-unusable', says: `The client key cannot be used: ${detail}.` },
      };
    default:
      return undefined;
  }
}
