/**
 * The redirect address is registered for a page in a browser, and Entra ID then gives tokens to
 * pages only.
 *
 * Looks like: people sign in, the browser comes back, and the code cannot be exchanged:
 * AADSTS9002327, tokens may only be redeemed by cross-origin requests.
 * Why: in the app registration the address stands under the platform Single-page application. This
 * client asks from a program, so its request has no Origin of a page.
 * FastMCP: register the callback of AzureProvider under the platform Web.
 * TypeScript SDK: nothing to change there.
 * Provider: Authentication of the app registration: take the address out of Single-page application
 * and add it under Mobile and desktop applications, or under Web for a server with a secret.
 * Seen: https://github.com/Softeria/ms-365-mcp-server/pull/411
 */

import { entraRefusal } from './refusal';
import { defineRule } from './rule';

export const entraSpaRedirect = defineRule({
  id: 'entra-spa-redirect',
  effect: 'sign-in-fails',
  spec: ['rfc6749-token-error', 'rfc8252-loopback'],
  needs: [],
  check(trace) {
    const found = entraRefusal(trace, ['9002327']);
    if (found === undefined) return undefined;
    const { redirectUri } = trace.facts.client ?? {};
    return {
      title: 'Entra ID has this client down as a page in a browser',
      expected: 'tokens for the code and its verifier',
      actual: found.refusal.words,
      because:
        'the redirect address is registered under Single-page application, and codes that come back there can be exchanged only by script in a page',
      do: `register ${redirectUri ?? 'the redirect address'} under Mobile and desktop applications in its place`,
      evidence: [found.refusal.evidence],
    };
  },
});
