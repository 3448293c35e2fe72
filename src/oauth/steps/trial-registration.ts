/** Registers clients to see what the server takes, and deletes each again where it can. RFC 7591, RFC 7592. */

import type { Outcome } from '../../model/outcome';
import type { Trial } from '../../model/survey';
import { isSecureUrl } from '../secure-url';
import { defineStep } from '../step';
import { registeredIn, type TrialPlan, trialOf, trialPlans, trialRequest } from '../trial-requests';
import { isHttpUrl } from '../well-known';

export const trialRegistration = defineStep({
  id: 'trial-registration',
  title: 'Trial registration',
  phase: 'identify',
  explained:
    'A registration leaves a client behind, so it is made only because you asked for it. Each client is deleted at once where the server lets clients do so, and named where it does not.',
  spec: ['rfc7591-request', 'rfc7592-delete', 'mcp-registration'],
  needs: ['authorizationServer', 'clientIdentity'],
  gives: ['trials'],
  limit: 30,
  next({ authorizationServer: server, clientIdentity: identity }, seen, env) {
    const endpoint = server.metadata.registrationEndpoint;
    const plans = trialPlans(env.settings.trial ?? { register: false, probes: false });
    if (endpoint === undefined || plans.length === 0) {
      return { do: 'done', facts: { trials: [] }, note: 'no registration endpoint' };
    }
    // The answer holds what deletes the client, also where a check went past the stop for it.
    if (!isSecureUrl(endpoint)) {
      return { do: 'done', facts: { trials: [] }, note: 'not tried in the clear' };
    }
    const { trials, next } = standing(plans, seen);
    switch (next?.do) {
      case 'register':
        return {
          do: 'send',
          request: trialRequest(endpoint, next.plan, server, identity),
          because: next.plan.because,
        };
      case 'remove':
        return {
          do: 'send',
          request: {
            method: 'DELETE',
            url: next.at,
            party: 'authorization-server',
            headers: {},
            credentials: 'registration',
            keep: {},
          },
          because: 'The client of the trial is deleted with the token that it came with.',
        };
      case undefined:
        return { do: 'done', facts: { trials }, note: noteFor(trials) };
    }
  },
  values: ({ trials }) =>
    trials.map(({ kind, accepted, removed, clientId }) => ({
      name: kind,
      value: [accepted ? 'accepted' : 'not accepted', removalWords[removed](clientId ?? '')]
        .filter(Boolean)
        .join(', '),
      meaning: 'Whether the server registers a client with such redirect URIs.',
    })),
});

type Next =
  | { readonly do: 'register'; readonly plan: TrialPlan }
  | { readonly do: 'remove'; readonly at: string };

/** What came of the trials so far, and what is to be done next. */
function standing(
  plans: readonly TrialPlan[],
  seen: readonly Outcome[],
): { readonly trials: readonly Trial[]; readonly next?: Next } {
  const trials: Trial[] = [];
  let at = 0;
  for (const plan of plans) {
    const answer = seen[at];
    if (answer === undefined) return { trials, next: { do: 'register', plan } };
    at += 1;
    const removeAt = registeredIn(answer)?.removeAt;
    // A token that deletes goes nowhere in the clear.
    const removes = removeAt !== undefined && isHttpUrl(removeAt) && isSecureUrl(removeAt);
    const removal = removes ? seen[at] : undefined;
    if (removes) {
      if (removal === undefined) return { trials, next: { do: 'remove', at: removeAt } };
      at += 1;
    }
    trials.push(trialOf(plan, answer, removal));
  }
  return { trials };
}

const removalWords: { readonly [removed in Trial['removed']]: (clientId: string) => string } = {
  yes: () => 'deleted again',
  refused: (clientId) => `${clientId} could not be deleted`,
  'not-offered': (clientId) => `${clientId} stays, as the server offers no deletion`,
  'nothing-to-remove': () => '',
};

function noteFor(trials: readonly Trial[]): string {
  const left = trials.filter(({ removed }) => removed === 'refused' || removed === 'not-offered');
  const accepted = trials.filter((trial) => trial.accepted).length;
  const words = `${accepted} of ${trials.length} accepted`;
  return left.length === 0 ? words : `${words}, ${left.length} left behind`;
}
