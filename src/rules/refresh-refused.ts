/**
 * The saved sign-in cannot be renewed.
 *
 * Looks like: people have to sign in again after an hour, or it works once and then never again.
 * Why: no refresh token was issued, it has run out or was revoked, or two programs used the same
 * one. Where refresh tokens change with each use, the second use ends the whole sign-in.
 * FastMCP: before 2.13.3 refresh tokens were lost with a restart. A proxy class keeps them in its
 * client_storage: use one that all instances share, and set jwt_signing_key, or a changed client
 * secret ends every sign-in.
 * TypeScript SDK: exchangeRefreshToken of the provider decides. Keep refresh tokens in a store that
 * outlives a restart.
 * Provider: allow the refresh_token grant for the client. Some issue one only when offline_access
 * is asked for, as Entra ID and Auth0 do; Google wants access_type=offline and prompt=consent.
 * Entra ID also wants the scope at the renewal.
 * Seen: https://github.com/anthropics/claude-code/issues/84440
 * https://github.com/PrefectHQ/fastmcp/issues/4901
 * https://github.com/PrefectHQ/fastmcp/issues/4265
 * https://github.com/modelcontextprotocol/typescript-sdk/issues/2718
 * https://github.com/can1357/oh-my-pi/issues/12438
 */

import type { StoredToken } from '../model/tokens';
import type { Trace } from '../model/trace';
import { refusalWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { lengthWords } from './clocks';
import { answerPointer, bodyMember, hostOf, lastExchange } from './evidence';
import { providerRefusals } from './refusal';
import { defineRule } from './rule';
import { whyNoRefresh } from './why-no-refresh';

export const refreshRefused = defineRule({
  id: 'refresh-refused',
  effect: 'sign-in-fails',
  under: ['refresh-not-asked-for', ...providerRefusals, 'rate-limited'],
  spec: ['rfc6749-refresh', 'rfc6749-token-error'],
  on: 'refresh-refused',
  needs: ['stored'],
  check(trace, { stored }) {
    if (brokenExchange(trace) !== undefined) return undefined;
    const last = lastExchange(trace);
    const machine = stored.grant === 'client_credentials';
    const again = `sign in again at ${stored.issuer}`;
    const expected = `a new access token for ${machine ? 'the client itself' : 'the refresh token'}`;
    const none = whyNoRefresh(trace);
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
        because: `the authorization server issued none, so nothing can renew the access token; ${none.why}`,
        do: `${again}. For a sign-in that lasts: ${none.advice}`,
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
          ? `a refresh token ends when it is used twice, revoked or too old${cameWords(trace, stored)}. Where it works only once, another program that shares this sign-in may have used it`
          : 'without a new access token the server has to refuse',
      do: again,
      evidence: [answerPointer(last), '/facts/stored'],
    };
  },
});

function cameWords({ run }: Trace, { obtainedAt }: StoredToken): string {
  // 0 means that nobody noted it.
  return obtainedAt === 0
    ? ''
    : `; this one came ${lengthWords((run.beganAt - obtainedAt) / 1000)} ago`;
}
