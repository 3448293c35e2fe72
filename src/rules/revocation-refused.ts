/**
 * The authorization server does not take the tokens back.
 *
 * Looks like: signing out reports an error, although the tokens are gone from this machine.
 * Why: the revocation endpoint fails, wants a client to prove itself in another way, or refuses a
 * client that it no longer knows. For a token that it does not know it should answer 200. RFC 7009
 * section 2.2.
 * FastMCP: OAuthProxy passes the request on to upstream_revocation_endpoint; check that address and
 * the client secret there.
 * TypeScript SDK: revokeToken of your provider must not throw for a token that it does not know.
 * Provider: let the endpoint take the client the way it was registered, public clients without a
 * secret. Until then end the session in the account settings.
 */

import { refusalWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { answerPointer, bodyMember, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const revocationRefused = defineRule({
  id: 'revocation-refused',
  effect: 'sign-in-fails',
  spec: ['rfc7009-request'],
  on: 'revocation-refused',
  needs: ['stored'],
  check(trace, { stored }) {
    const last = lastExchange(trace);
    if (last === undefined || brokenExchange(trace) !== undefined) return undefined;
    const error = bodyMember(last.exchange, 'error');
    const status = last.exchange.response?.status ?? 0;
    return {
      title: `${hostOf(stored.issuer)} does not take the tokens back`,
      expected: '200, also for a token that it does not know',
      actual: refusalWords(last.exchange),
      because:
        'the tokens are deleted here, and a copy of them may still be good wherever there is one',
      do:
        status >= 500
          ? 'sign in and out again once the server works, or end the session in the account settings of the provider'
          : error === 'invalid_client'
            ? 'check how this client has to prove itself at the revocation endpoint, which should be as at the token endpoint'
            : 'end the session in the account settings of the provider, and look the answer up in its documentation',
      evidence: [answerPointer(last), '/facts/stored/revocationEndpoint'],
    };
  },
});
