/**
 * The server refuses, and nothing tells a client where to sign in. This is what a token verifier
 * alone looks like from outside: it checks tokens that a caller already holds and cannot help
 * anyone to get one.
 */

import { exchangesOf, hostOf, triedWords } from './evidence';
import { defineRule } from './rule';

export const noDiscovery = defineRule({
  id: 'no-discovery',
  severity: 'error',
  spec: ['mcp-discovery', 'rfc9728-request', 'rfc9728-challenge'],
  on: 'no-discovery',
  needs: ['access', 'challenge'],
  check(trace, { access, challenge }) {
    const tried = exchangesOf(trace, 'resource-metadata');
    const named = challenge.resourceMetadataUrl !== undefined;
    return {
      title: `${hostOf(trace.server.url)} asks for a token and does not say where to get one`,
      expected:
        'protected resource metadata, named by resource_metadata in WWW-Authenticate or at a well-known address',
      actual: `${access.status} ${access.challengeFields.length === 0 ? 'without WWW-Authenticate' : named ? 'that names a metadata address' : 'whose challenge names no metadata'}; ${triedWords(tried)}`,
      because:
        'a client that signs people in starts from this document. A server that only verifies tokens serves callers that already hold one, and every other client ends here',
      do: 'serve protected resource metadata that names your authorization server. In FastMCP a JWTVerifier alone does not: wrap it in RemoteAuthProvider if your authorization server registers clients, or use OAuthProxy if it does not',
      evidence: ['/facts/access', ...tried.map((one) => `${one.pointer}/response/status`)],
    };
  },
});
