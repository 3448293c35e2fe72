/**
 * The browser came back with neither code nor error.
 *
 * Looks like: the login succeeds, the browser arrives at the client, and the client says that there
 * is no code.
 * Why: the provider answers in the fragment or by a form, because another response mode or response
 * type is set for this client, or a page in between drops the query.
 * FastMCP: a proxy class sends code and state by itself. When your own page stands between, it must
 * pass both on.
 * TypeScript SDK: an authorize handler of your own redirects with code and state in the query.
 * Provider: set the response mode of the client to query and its response type to code. A single
 * page application type often brings another mode.
 */

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
