/** Asks until the person has decided. RFC 8628 §3.4 and §3.5. */

import type { Outcome } from '../../model/outcome';
import { type Action, defineStep, type FormField } from '../step';
import { readTokenAnswer } from '../token-answer';
import { judgeTokens, nonceReason, tokenDraft, wantsNonce } from '../token-exchange';
import { tokenValues } from '../token-values';

/** What a server may ask to be slowed down by, in seconds. */
const slower = 5;
/** No code lasts for longer waits than these make. */
const mostDoublings = 8;

export const deviceToken = defineStep({
  id: 'device-token',
  title: 'Wait for approval',
  phase: 'token',
  explained:
    'The client asks the token endpoint again and again, no faster than the server allows, until the person has said yes or no or the code has run out.',
  spec: ['rfc8628-polling'],
  needs: ['deviceAuthorization', 'authorizationServer', 'client', 'clientIdentity', 'resource'],
  gives: ['tokens'],
  limit: 1500,
  next(known, seen, env) {
    const { deviceAuthorization: device, client, clientIdentity, resource } = known;
    const last = seen.at(-1);
    const bound = clientIdentity.binding === 'dpop';
    const fields: readonly FormField[] = [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
      ['device_code', { secret: 'deviceCode' }],
      ...(env.profile.resourceParameter ? [['resource', resource.resource] as const] : []),
    ];
    if (last === undefined || last.kind === 'waited') {
      if (env.now >= device.expiresAt) {
        return refused('The code ran out before anybody typed it in.');
      }
      const request = tokenDraft(known.authorizationServer.tokenEndpoint, fields, bound);
      return { do: 'send', request, because: 'Asks whether the person has decided.' };
    }
    const answers = seen.filter((one) => one.kind !== 'waited');
    if (bound && wantsNonce(last) && !answers.slice(0, -1).some(wantsNonce)) {
      const request = tokenDraft(known.authorizationServer.tokenEndpoint, fields, bound);
      return { do: 'send', request, because: nonceReason };
    }
    const error = errorOf(last, env.now);
    const slowed = answers.filter((one) => errorOf(one, env.now) === 'slow_down').length;
    const late = answers.filter(isLate).length;
    // A server that gave no answer in time is asked half as often from then on.
    const seconds = (device.interval + slowed * slower) * 2 ** Math.min(late, mostDoublings);
    if (isLate(last)) return { do: 'wait', seconds, because: 'The server did not answer in time.' };
    switch (error) {
      case 'authorization_pending':
        return { do: 'wait', seconds, because: 'Nobody has decided yet.' };
      case 'slow_down':
        return { do: 'wait', seconds, because: 'The server wants to be asked less often.' };
      case 'access_denied':
        return refused('The person said no.');
      case 'expired_token':
        return refused('The code ran out before anybody typed it in.');
      default:
        return judgeTokens(last, client, env, 'device-refused');
    }
  },
  values: ({ tokens }) => tokenValues(tokens),
});

function isLate(outcome: Outcome): boolean {
  return outcome.kind === 'failure' && outcome.failure.kind === 'timeout';
}

function errorOf(outcome: Outcome, now: number): string | undefined {
  if (outcome.kind !== 'response') return undefined;
  const answer = readTokenAnswer(outcome, now);
  return answer.kind === 'refused' ? answer.error : undefined;
}

function refused(says: string): Action<'tokens'> {
  return { do: 'stop', reason: { code: 'device-refused', says } };
}
