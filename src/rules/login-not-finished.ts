/** The browser never came back. */

import type { Facts } from '../model/flow';
import { defineRule } from './rule';

export const loginNotFinished = defineRule({
  id: 'login-not-finished',
  effect: 'sign-in-fails',
  under: ['client-document-faulty', 'registration-changed'],
  spec: ['mcp-flow', 'rfc8252-loopback'],
  on: 'login-not-finished',
  needs: ['authorizationRequest'],
  check: (trace, { authorizationRequest: request }) => ({
    title: 'Nobody came back from the login page',
    expected: `the browser at ${request.redirectUri}`,
    actual: trace.stop?.says ?? '',
    because: `either nobody signed in, or the authorization server shows an error of its own, most often because it does not know the client or this redirect URI. ${knownBy(trace.facts.client)}`,
    do: `look at what the browser shows. If it says that the redirect URI is wrong, register ${request.redirectUri} letter by letter: many servers compare host and port. If it did come back to an address that did not load, as it does from another machine, paste that address here`,
    evidence: ['/facts/authorizationRequest/redirectUri', '/facts/authorizationRequest/endpoint'],
  }),
});

/** How the server should know the client, which tells where to look. */
function knownBy(client: Facts['client'] | undefined): string {
  switch (client?.way) {
    case 'pre-registered':
      return `The client id ${client.clientId} was given by you, so its redirect URIs are those that you registered`;
    case 'metadata-document':
      return 'The server knows the client by its document, and may not have been able to fetch it';
    default:
      return 'The client was registered by this program, so a server that does not know it has lost it';
  }
}
