/**
 * Entra ID asks this client for a secret, because the redirect address stands among those of a web
 * app, and web apps have secrets.
 *
 * Looks like: people sign in, the browser comes back, and the code cannot be exchanged:
 * AADSTS7000218, client_assertion or client_secret is missing.
 * Why: in the app registration the redirect address is under the platform Web. Programs on a
 * person's machine keep no secret and send none.
 * FastMCP: AzureProvider is the web app here: it holds the secret, and clients come without one.
 * TypeScript SDK: nothing to change there.
 * Provider: Authentication, Add a platform, Mobile and desktop applications, and put
 * http://localhost there; or set Allow public client flows. Or give the client the secret.
 * Seen: https://github.com/anthropics/claude-ai-mcp/issues/1000
 */

import { entraRefusal } from './refusal';
import { defineRule } from './rule';

export const entraSecretRequired = defineRule({
  id: 'entra-secret-required',
  effect: 'sign-in-fails',
  spec: ['rfc6749-token-error', 'rfc6749-client-password'],
  needs: ['client'],
  check(trace, { client }) {
    const found = entraRefusal(trace, ['7000218']);
    if (found === undefined) return undefined;
    return {
      title: 'Entra ID wants a secret from this client',
      expected: 'tokens for the code and its verifier',
      actual: `${found.refusal.words} (the client sent ${client.hasSecret ? 'its secret' : 'no secret'})`,
      because:
        'the app is registered as a web app. A program on the machine of a person cannot keep a secret, and PKCE is there in its place',
      do: 'move the redirect address to the platform Mobile and desktop applications, under Authentication of the app registration; or give the client its secret',
      evidence: [found.refusal.evidence, '/facts/client'],
    };
  },
});
