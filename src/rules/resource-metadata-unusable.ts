/**
 * Something answers where the resource metadata should be, but it is no metadata document, or one
 * without an authorization server.
 *
 * Looks like: the client reports an unexpected character in JSON, or that no authorization server
 * is known.
 * Why: a web application answers every address with its start page, a firewall asks whether you are
 * human, the server fails there, or authorization_servers is empty.
 * FastMCP: mount the application so that the well-known routes are reached before anything that
 * catches all. RemoteAuthProvider needs authorization_servers.
 * TypeScript SDK: mount mcpAuthMetadataRouter at the root and before the route of the single page
 * application.
 * Provider: nothing to change there, unless its firewall stands in front of the server: let the
 * well-known addresses through.
 * Seen: https://github.com/modelcontextprotocol/typescript-sdk/issues/2126
 * https://github.com/outline/outline/issues/11572
 * https://github.com/mayflower/contextmine/pull/4
 */

import { answerWords } from './answer-words';
import { bodyObject, bodyPointer, exchangesOf, hostOf } from './evidence';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

export const resourceMetadataUnusable = defineRule({
  id: 'resource-metadata-unusable',
  effect: 'sign-in-fails',
  under: ['bot-challenge', 'issuer-malformed', 'metadata-differs'],
  spec: ['rfc9728-request', 'rfc9728-validation'],
  on: 'resource-metadata-unusable',
  needs: [],
  check(trace) {
    const answered =
      documentOf(trace, 'resource-metadata') ??
      exchangesOf(trace, 'resource-metadata').find((one) => one.exchange.response?.status === 200);
    if (answered === undefined) return undefined;
    const { exchange, pointer } = answered;
    const { url } = exchange.request;
    const isDocument = bodyObject(exchange) !== undefined;
    return {
      title: isDocument
        ? `${hostOf(url)} names no authorization server in its resource metadata`
        : answerWords(exchange).endsWith('an HTML page')
          ? `${hostOf(url)} serves a web page where its resource metadata should be`
          : `${hostOf(url)} serves no usable resource metadata`,
      expected:
        'a JSON object with resource and at least one http or https address in authorization_servers',
      actual: isDocument
        ? `${namedServers(exchange)}, which names no usable address`
        : answerWords(exchange),
      because: isDocument
        ? 'without an authorization server there is nowhere to sign in'
        : 'a client reads from this document where to sign in; a page that answers every address often hides it',
      do: isDocument
        ? 'name your authorization server in authorization_servers'
        : `serve the document at ${url} as application/json, without a login in front of it`,
      evidence: [
        isDocument ? bodyPointer(answered, 'authorization_servers') : `${pointer}/response/body`,
      ],
    };
  },
});

function namedServers(exchange: Parameters<typeof bodyObject>[0]): string {
  const named = bodyObject(exchange)?.['authorization_servers'];
  return named === undefined
    ? 'a JSON object without authorization_servers'
    : `authorization_servers: ${JSON.stringify(named)}`;
}
