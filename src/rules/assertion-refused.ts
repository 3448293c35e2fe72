/** Nobody takes the word of the workload or of the identity provider. RFC 7523 §3.1, RFC 8693 §2.2.2. */

import { answerWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { answerPointer, bodyMember, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const assertionRefused = defineRule({
  id: 'assertion-refused',
  severity: 'error',
  spec: ['rfc7523-grant', 'rfc6749-token-error'],
  on: 'assertion-refused',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    if (brokenExchange(trace) !== undefined) return undefined;
    const last = lastExchange(trace);
    if (last === undefined) {
      return {
        title: 'No identity provider is named, so nobody can vouch for the person',
        expected: 'the token endpoint of the identity provider and the id of a client there',
        actual: 'an assertion about the person alone',
        because: 'it has to be exchanged at the identity provider before this server takes it',
        do: 'name the identity provider in the run settings',
        evidence: ['/facts/authorizationServer'],
      };
    }
    const { exchange } = last;
    const provider = exchange.party === 'identity-provider';
    const host = hostOf(exchange.request.url);
    const error = bodyMember(exchange, 'error');
    const description = bodyMember(exchange, 'error_description');
    return {
      title: provider
        ? `${host} does not vouch for this person at ${hostOf(server.issuer)}`
        : `${host} does not take the assertion`,
      expected: provider ? 'an assertion for the authorization server' : 'an access token',
      actual:
        error === undefined
          ? answerWords(exchange)
          : `${exchange.response?.status} ${error}${description === undefined ? '' : `: ${description}`}`,
      because: provider
        ? 'the identity provider decides who of the organisation may use which server'
        : 'an assertion counts only from an issuer that is trusted, for this authorization server, and until it expires; showing it again would not help',
      do: provider
        ? 'allow this client and this server at the identity provider'
        : `check who signed the assertion, that its audience is ${server.issuer}, and until when it is good`,
      evidence: [answerPointer(last), `${last.pointer}/response/body`],
    };
  },
});
