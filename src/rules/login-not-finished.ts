/**
 * The browser never came back to the client.
 *
 * Looks like: the client waits until its time is over. The browser shows an error of the provider,
 * or a page that does not load.
 * Why: nobody signed in; or the authorization server showed an error of its own, most often because
 * it does not know the client or the redirect address; or the browser is on another machine than
 * the client, as with SSH, WSL or a container, so that 127.0.0.1 means two machines.
 * FastMCP: a proxy class needs its own callback, base_url with /auth/callback, registered at the
 * provider, and takes the redirect address of the client by allowed_client_redirect_uris, which
 * must not leave out loopback addresses.
 * TypeScript SDK: nothing in the resource server takes part in the login. Where you run
 * mcpAuthRouter, its clients store decides which redirect addresses there are.
 * Provider: register the redirect address exactly as it is sent. Some compare the port of a
 * loopback address, some take only localhost and some only 127.0.0.1. Entra ID shows AADSTS50011
 * for this.
 * Seen: https://github.com/anomalyco/opencode/issues/9081
 * https://github.com/anthropics/claude-code/issues/35740
 * https://github.com/anthropics/claude-code/issues/64893
 * https://github.com/anthropics/claude-code/issues/47975
 */

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
