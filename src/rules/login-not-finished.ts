/** The browser never came back. */

import { defineRule } from './rule';

export const loginNotFinished = defineRule({
  id: 'login-not-finished',
  effect: 'sign-in-fails',
  spec: ['mcp-flow', 'rfc8252-loopback'],
  on: 'login-not-finished',
  needs: ['authorizationRequest'],
  check: (trace, { authorizationRequest: request }) => ({
    title: 'Nobody came back from the login page',
    expected: `the browser at ${request.redirectUri}`,
    actual: trace.stop?.says ?? '',
    because:
      'either nobody signed in, or the authorization server shows an error of its own, most often because it does not know the client or this redirect URI',
    do: 'look at what the browser shows. If it did come back to an address that did not load, paste that address here',
    evidence: ['/facts/authorizationRequest'],
  }),
});
