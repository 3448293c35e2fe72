/** The saved sign-in cannot be renewed. */

import { refusalWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { answerPointer, bodyMember, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const refreshRefused = defineRule({
  id: 'refresh-refused',
  severity: 'error',
  spec: ['rfc6749-refresh', 'rfc6749-token-error'],
  on: 'refresh-refused',
  needs: ['stored'],
  check(trace, { stored }) {
    if (brokenExchange(trace) !== undefined) return undefined;
    const last = lastExchange(trace);
    const machine = stored.grant === 'client_credentials';
    const again = `sign in again at ${stored.issuer}`;
    const expected = `a new access token for ${machine ? 'the client itself' : 'the refresh token'}`;
    if (last === undefined && (machine || stored.tokens.refreshToken !== undefined)) {
      return {
        title: 'The saved sign-in was deleted while this flow waited to renew it',
        expected: 'the saved sign-in',
        actual: 'it is gone: somebody signed out in another window or program',
        because: 'renewing it would bring back a sign-in that somebody has ended',
        do: again,
        evidence: ['/stop'],
      };
    }
    if (last === undefined) {
      return {
        title: 'The saved token has run out, and there is no refresh token',
        expected,
        actual: 'no refresh token in the saved sign-in',
        because: 'the authorization server issued none, so nothing can renew the access token',
        do: again,
        evidence: ['/facts/stored/tokens'],
      };
    }
    const error = bodyMember(last.exchange, 'error');
    return {
      title: `${hostOf(stored.tokenEndpoint)} does not renew the saved sign-in`,
      expected,
      actual: refusalWords(last.exchange),
      because:
        error === 'invalid_grant'
          ? 'a refresh token ends when it is used twice, revoked or too old'
          : 'without a new access token the server has to refuse',
      do: again,
      evidence: [answerPointer(last), '/facts/stored'],
    };
  },
});
