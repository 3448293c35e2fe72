/**
 * The answer at the redirect address is not the answer to this request: state is missing or is
 * another one.
 *
 * Looks like: the browser says that all is well, and the client rejects the answer.
 * Why: the authorization server or a page in between dropped or changed state, or the answer
 * belongs to an older tab. An answer that the client did not ask for may be an attempt to sign it
 * in as somebody else, so its code is not used.
 * FastMCP: a proxy class keeps the state of the client for 15 minutes in its client_storage. With
 * several instances they need one store, or the answer is lost.
 * TypeScript SDK: authorize of your provider gets state among its params and has to send it back
 * unchanged.
 * Provider: send state back as it came, letter by letter, also after a consent page of your own.
 */

import { defineRule } from './rule';

export const stateMismatch = defineRule({
  id: 'state-mismatch',
  effect: 'sign-in-fails',
  spec: ['rfc6749-authorization-response'],
  on: 'state-mismatch',
  needs: ['authorizationResponse'],
  check: (_trace, { authorizationResponse: response }) => ({
    title:
      response.state === 'absent'
        ? 'The answer came back without state'
        : 'The answer does not belong to this sign-in',
    expected: 'the state value that this client made',
    actual: response.state === 'absent' ? 'no state' : 'another state',
    because:
      'an answer that the client did not ask for may be an attempt to sign it in as somebody else, so its code is not used',
    do:
      response.state === 'absent'
        ? 'let the authorization server send state back as it came'
        : 'close old login pages and start again; if it happens each time, the authorization server or a proxy changes state',
    evidence: ['/facts/authorizationResponse/state'],
  }),
});
