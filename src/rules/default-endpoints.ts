/**
 * There is no authorization server metadata, and the sign-in went by the addresses that MCP 2025-03-26
 * assumes: authorize, token and register at the host of the server. Later revisions do not allow that.
 *
 * Looks like: old clients sign in. Newer ones stop and say that there is no metadata; or the browser
 * lands on /authorize and gets 404, where the server has no such page.
 * Why: the first revision with a sign-in had these default addresses. Some clients still fall back to
 * them in silence when the metadata cannot be read, so a broken document looks like a missing page.
 * FastMCP: its classes serve both documents; update from versions before 2.11.
 * TypeScript SDK: add mcpAuthRouter, or mcpAuthMetadataRouter for an authorization server elsewhere.
 * Provider: let it publish metadata by RFC 8414.
 * Seen: https://github.com/forcedotcom/mcp-hosted/issues/30
 */

import { triedWords } from './answer-words';
import { answerPointer, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const defaultEndpoints = defineRule({
  id: 'default-endpoints',
  effect: 'client-fails',
  spec: ['mcp-legacy-fallback', 'mcp-discovery'],
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    if (server.source !== 'default-endpoints') return undefined;
    const tried = exchangesOf(trace, 'server-metadata');
    return {
      title: `${hostOf(server.issuer)} publishes no metadata, so the endpoints are those of 2025-03-26`,
      expected: 'authorization server metadata, named by resource metadata of the server',
      actual: `${triedWords(tried)}; used instead: ${server.authorizationEndpoint}, ${server.tokenEndpoint}, ${server.metadata.registrationEndpoint}`,
      because: 'clients of MCP 2025-06-18 and later do not guess endpoints, and end here',
      do: 'publish resource metadata (RFC 9728) and authorization server metadata (RFC 8414)',
      evidence: ['/facts/authorizationServer/source', ...tried.map(answerPointer)],
    };
  },
});
