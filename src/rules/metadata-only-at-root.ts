/**
 * The resource metadata is at the well-known address of the whole host, and not at the one that has the
 * path of this server in it. Clients have to try both only since MCP 2025-11-25.
 *
 * Looks like: the sign-in works here; an older client, or one that follows RFC 9728 alone, gets 404.
 * Why: RFC 9728 puts the path of the resource behind the well-known part. The address without it
 * belongs to a resource that is the whole host, and only one server of a host can have it.
 * FastMCP: versions before 2.13 serve the address without a path; update. Behind a mount path, serve
 * mcp.auth.get_well_known_routes() at the root of the host.
 * TypeScript SDK: mcpAuthMetadataRouter puts the path of resourceServerUrl in: give it the whole
 * address with /mcp.
 * Provider: nothing to change there.
 * Seen: https://github.com/PrefectHQ/fastmcp/issues/2077
 * https://github.com/modelcontextprotocol/inspector/issues/576
 * https://github.com/modelcontextprotocol/inspector/issues/738
 */

import { answerWords } from './answer-words';
import { answerPointer, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const metadataOnlyAtRoot = defineRule({
  id: 'metadata-only-at-root',
  effect: 'untidy',
  spec: ['rfc9728-request', 'mcp-discovery'],
  needs: ['challenge', 'resource'],
  check(trace, { challenge, resource }) {
    const { metadataUrl } = resource;
    if (challenge.resourceMetadataUrl !== undefined || metadataUrl === undefined) return undefined;
    const [first] = exchangesOf(trace, 'resource-metadata');
    if (first === undefined || first.exchange.request.url === metadataUrl) return undefined;
    return {
      title: `${hostOf(metadataUrl)} has its resource metadata for the whole host only`,
      expected: `the document at ${first.exchange.request.url}`,
      actual: `${answerWords(first.exchange)} there, and the document at ${metadataUrl}`,
      because:
        'the address of the whole host can describe one server of it, and not every client tries it',
      do: `serve the document at ${first.exchange.request.url} as well`,
      evidence: [answerPointer(first), '/facts/resource/metadataUrl'],
    };
  },
});
