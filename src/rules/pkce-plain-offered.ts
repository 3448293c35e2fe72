/**
 * The authorization server also takes PKCE with the method plain, where the verifier itself goes through
 * the browser. A client that leaves the method out gets plain without knowing.
 *
 * Looks like: nothing. The sign-in works, with S256.
 * Why: RFC 7636 has plain for clients that cannot hash, and as the default when no method is named.
 * Whoever can read the request to sign in then has the verifier too, and PKCE guards nothing.
 * FastMCP: its proxy classes offer S256 alone.
 * TypeScript SDK: mcpAuthRouter offers S256 alone.
 * Provider: require S256, for all clients or for this one. Keycloak: Proof Key for Code Exchange Code
 * Challenge Method of the client. Hydra: the setting oauth2 pkce enforced.
 * Seen: https://github.com/JSONbored/metagraphed/issues/9637
 */

import { bodyPointer, hostOf } from './evidence';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

const member = 'code_challenge_methods_supported';

export const pkcePlainOffered = defineRule({
  id: 'pkce-plain-offered',
  effect: 'untidy',
  spec: ['mcp-pkce', 'rfc7636'],
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const methods = server.metadata.codeChallengeMethodsSupported ?? [];
    // Without S256 the flow stops, and the stop says so.
    if (!methods.includes('plain') || !methods.includes('S256')) return undefined;
    const document = documentOf(trace, 'server-metadata');
    return {
      title: `${hostOf(server.issuer)} takes PKCE with plain as well as with S256`,
      expected: `${member}: ["S256"]`,
      actual: `${member}: ${JSON.stringify(methods)}`,
      because:
        'a client that names no method gets plain, with which the verifier goes through the browser for others to read',
      do: 'require S256 at the provider, and list nothing else',
      evidence: [
        document === undefined
          ? '/facts/authorizationServer/metadata'
          : bodyPointer(document, member),
      ],
    };
  },
});
