/** The sign-in on another device came to nothing. RFC 8628 §3.5. */

import { answerWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { answerPointer, bodyMember, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const deviceRefused = defineRule({
  id: 'device-refused',
  severity: 'error',
  spec: ['rfc8628-polling', 'rfc8628-request'],
  on: 'device-refused',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    if (brokenExchange(trace) !== undefined) return undefined;
    const host = hostOf(server.issuer);
    const last = lastExchange(trace);
    if (last === undefined) {
      return {
        title: `${host} has no device authorization endpoint`,
        expected: 'device_authorization_endpoint in authorization server metadata',
        actual: 'no device_authorization_endpoint',
        because: 'without it nobody hands out the code that a person types in',
        do: 'offer the device grant there, or choose another grant',
        evidence: ['/facts/authorizationServer/metadata'],
      };
    }
    const error = bodyMember(last.exchange, 'error');
    return {
      ...causeOf(host, error),
      expected: 'a yes of the person before the code runs out',
      actual: error ?? answerWords(last.exchange),
      evidence: [answerPointer(last)],
    };
  },
});

function causeOf(host: string, error: string | undefined) {
  if (error === 'access_denied') {
    return {
      title: 'The person said no at the device page',
      because: 'the authorization server passes the answer on and issues nothing',
      do: 'begin again, and say yes at the page',
    };
  }
  if (error === 'expired_token' || error === 'authorization_pending' || error === 'slow_down') {
    return {
      title: 'Nobody typed in the code in time',
      because: 'a device code is good for some minutes only',
      do: 'begin again, and type in the new code',
    };
  }
  return {
    title: `${host} does not grant the sign-in on another device`,
    because: 'the authorization server refused the request, which is in the trace',
    do: 'check that the client may use the device grant at the authorization server',
  };
}
