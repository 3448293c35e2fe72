/** Recognises a registration that the authorization server no longer takes, and has it made anew. */

import type { AuthorizationResponse, Facts } from '../model/flow';
import type { Action, Env } from './step';

type Again = Extract<Action<never>, { do: 'again' }>;

/** Once in a flow: a client that was registered just now is not stale, and the server means something else. */
const limit = 1;

/**
 * A client of an earlier flow that the server refuses goes, and another is registered. `undefined`
 * when the refusal is about something else. RFC 6749 §4.1.2.1 and §5.2.
 */
export function staleClient(
  { error }: Pick<AuthorizationResponse, 'error'>,
  client: Facts['client'],
  env: Env,
): Again | undefined {
  const registered = env.registrations.some((one) => one.clientId === client.clientId);
  const fresh = env.freshRegistrations.some((one) => one.clientId === client.clientId);
  if (error === undefined || !registered || (env.rounds['stale-client'] ?? 0) >= limit) {
    return undefined;
  }
  const unknown = !fresh && (error === 'invalid_client' || error === 'unauthorized_client');
  // The scope that a client may ask for can be settled at its registration. RFC 7591 §2.
  const grew = Object.keys(env.rounds).some((round) => round.startsWith('step-up'));
  const narrow = error === 'invalid_scope' && (!fresh || grew);
  if (!unknown && !narrow) return undefined;
  return {
    do: 'again',
    round: 'stale-client',
    from: 'registration',
    change: {},
    forget: client,
    because: unknown
      ? `The authorization server answered ${error}: it no longer knows the client that was registered earlier.`
      : 'The client that was registered earlier may not ask for this scope, so another is registered.',
  };
}
