/** The browser came back with neither code nor error. */

import { hostOf } from './evidence';
import { defineRule } from './rule';

export const noCode = defineRule({
  id: 'no-code',
  effect: 'sign-in-fails',
  spec: ['rfc6749-authorization-response'],
  on: 'no-code',
  needs: ['authorizationServer', 'authorizationRequest', 'authorizationResponse'],
  check(_trace, { authorizationServer: server, authorizationRequest, authorizationResponse }) {
    // No error is read from an answer whose issuer does not fit: nobody knows whose words it would be.
    const { issCheck } = authorizationResponse;
    const fits = issCheck === 'match' || issCheck === 'not-sent';
    const readable = fits || !authorizationRequest.issChecked;
    return {
      title: `${hostOf(server.issuer)} sent the browser back without a code`,
      expected: 'code or error in the query of the redirect',
      actual: readable ? 'neither' : 'no code; whether there is an error is not looked at',
      because: readable
        ? 'some providers answer in the fragment or by a form when another response mode is set for the client'
        : 'the answer does not name the issuer that was asked, so that its error could be from anybody',
      do: readable
        ? 'set the response mode of this client to query at the provider'
        : 'let the provider send iss as it stands in its metadata, and look at what its login page shows',
      evidence: ['/facts/authorizationResponse/code'],
    };
  },
});
