/**
 * The challenge names an address with no metadata at it, and the document is at a well-known address of
 * the server. The server does publish it, and points past it.
 *
 * Looks like: the client reports that there is no metadata, or a 404, while you can open the document
 * in a browser at the address that you expect.
 * Why: the address in the challenge and the route are made in two places: a mount path is in one and
 * not in the other, a path is in it twice, or a gateway adds or takes away a part of the path. A client
 * uses the address in the challenge and looks nowhere else.
 * FastMCP: base_url is the address before the MCP path, without it. For an app under a mount path give
 * base_url with that path, and serve mcp.auth.get_well_known_routes() at the root of the host.
 * TypeScript SDK: make the address with getOAuthProtectedResourceMetadataUrl from the same URL that
 * mcpAuthMetadataRouter has as resourceServerUrl.
 * Provider: nothing to change there.
 * Seen: https://github.com/PrefectHQ/fastmcp/issues/2077
 * https://github.com/PrefectHQ/fastmcp/issues/4197
 * https://github.com/apollographql/apollo-mcp-server/issues/533
 * https://github.com/modelcontextprotocol/inspector/issues/1008
 */

import { differenceWords } from '../model/difference-words';
import { answerWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { answerPointer, challengePointers, exchangesOf, hostOf } from './evidence';
import { documentsOf } from './metadata-documents';
import { defineRule } from './rule';

export const metadataNotWhereNamed = defineRule({
  id: 'metadata-not-where-named',
  effect: 'sign-in-fails',
  spec: ['rfc9728-challenge', 'rfc9728-request', 'mcp-discovery'],
  on: 'no-discovery',
  needs: ['challenge'],
  check(trace, { challenge }) {
    const named = challenge.resourceMetadataUrl;
    const [found] = documentsOf(trace, 'resource-metadata');
    if (named === undefined || found === undefined) return undefined;
    // What cannot be reached has a rule of its own.
    if (brokenExchange(trace) !== undefined) return undefined;
    const asked = exchangesOf(trace, 'resource-metadata').find(
      ({ exchange }) => exchange.request.url === named,
    );
    return {
      title: `${hostOf(trace.server.url)} points past its own resource metadata`,
      expected: `resource_metadata="${found.askedAt}", where the document is`,
      actual: `${differenceWords(found.askedAt, named)}, which answers ${asked === undefined ? 'nothing' : answerWords(asked.exchange)}`,
      because: 'a client uses the address that the challenge names, and looks nowhere else',
      do: `name ${found.askedAt} in the challenge, or serve the document at ${named} too`,
      evidence: [
        ...challengePointers(trace),
        ...(asked === undefined ? [] : [answerPointer(asked)]),
        answerPointer(found),
      ],
    };
  },
});
