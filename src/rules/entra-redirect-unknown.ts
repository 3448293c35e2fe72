/**
 * Entra ID does not know the redirect address of this client.
 *
 * Looks like: AADSTS50011. Most often Entra ID shows it on its own page and sends the browser
 * nowhere, so that a client only sees that nobody comes back.
 * Why: addresses are compared letter by letter, with upper and lower case. Only http://localhost is
 * good with any port; for 127.0.0.1 that is not so, and it can be added in the manifest only.
 * FastMCP: AzureProvider sends people back to base_url with /auth/callback behind it, unless redirect_path is set.
 * TypeScript SDK: nothing to change there.
 * Provider: Authentication of the app registration: add the address as the client sends it.
 * Seen: https://github.com/anthropics/claude-code/issues/47975
 * https://github.com/Softeria/ms-365-mcp-server/pull/510
 */

import { entraRefusal } from './refusal';
import { defineRule } from './rule';

export const entraRedirectUnknown = defineRule({
  id: 'entra-redirect-unknown',
  effect: 'sign-in-fails',
  spec: ['rfc6749-authorization-response', 'rfc8252-loopback'],
  needs: ['authorizationRequest'],
  check(trace, { authorizationRequest: { redirectUri } }) {
    const found = entraRefusal(trace, ['50011']);
    if (found === undefined) return undefined;
    const hostname = URL.canParse(redirectUri) ? new URL(redirectUri).hostname : redirectUri;
    return {
      title: 'Entra ID does not know the redirect address of this client',
      expected: `${redirectUri} among the redirect URIs of the app registration`,
      actual: found.refusal.words,
      because:
        hostname === 'localhost'
          ? 'addresses are compared letter by letter; of http://localhost the port may differ, the path may not'
          : `addresses are compared letter by letter. Of http://localhost the port may differ, of ${hostname} it may not`,
      do: `add ${redirectUri} under Authentication of the app registration${hostname === '127.0.0.1' ? ', by way of the manifest' : ''}`,
      evidence: [found.refusal.evidence, '/facts/authorizationRequest/redirectUri'],
    };
  },
});
