/**
 * The authorization server publishes its metadata by OpenID Connect Discovery only, and not where RFC 8414
 * puts it. Clients have to look there only since MCP 2025-11-25.
 *
 * Looks like: newer clients sign in; one made for 2025-06-18 says that there is no authorization
 * server metadata, or opens /authorize at the host of the server and gets 404.
 * Why: there are two specifications for one document. For an issuer with a path they also differ in
 * where the path goes: RFC 8414 puts it behind the well-known part, OpenID Connect before it.
 * FastMCP: a proxy class of your provider serves RFC 8414 metadata of its own, for all clients.
 * TypeScript SDK: mcpAuthMetadataRouter serves a copy of the metadata of the provider at your own
 * host, for older clients.
 * Provider: Keycloak and Auth0 serve both in newer versions; at others nothing can be done there.
 * Seen: https://github.com/modelcontextprotocol/inspector/issues/744
 * https://github.com/modelcontextprotocol/inspector/issues/563
 * https://github.com/PrefectHQ/fastmcp/issues/4166
 */

import { triedWords } from './answer-words';
import { answerPointer, exchangesOf, hostOf } from './evidence';
import { issuerBehind } from './metadata-documents';
import { defineRule } from './rule';

export const openidDiscoveryOnly = defineRule({
  id: 'openid-discovery-only',
  effect: 'untidy',
  spec: ['mcp-discovery', 'rfc8414-request'],
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    if (server.source !== 'openid' || server.metadataUrl === undefined) return undefined;
    const issuer = issuerBehind({ askedAt: server.metadataUrl });
    const before = exchangesOf(trace, 'server-metadata').filter(
      ({ exchange: { request, response } }) =>
        request.url.includes('/.well-known/oauth-authorization-server') &&
        issuerBehind({ askedAt: request.url }) === issuer &&
        // Whatever else answers there is a fault of its own.
        (response?.status === 404 || response?.status === 410),
    );
    if (before.length === 0) return undefined;
    return {
      title: `${hostOf(server.issuer)} publishes its metadata by OpenID Connect Discovery only`,
      expected: 'metadata at the address of RFC 8414 as well',
      actual: `${triedWords(before)}; the document at ${server.metadataUrl}`,
      because: 'clients made for 2025-06-18 look at the address of RFC 8414 and nowhere else',
      do: 'serve the same document at both addresses, if the provider lets you',
      evidence: [...before.map(answerPointer), '/facts/authorizationServer/metadataUrl'],
    };
  },
});
