/**
 * The metadata describes another resource than the server that was asked. A slash at the end is
 * enough.
 *
 * Looks like: the client says that the protected resource does not match, some clients only,
 * because some compare the origin alone.
 * Why: a client must not use metadata that is about something else, for its token would be for that
 * other resource. The resource is the address of the server without /mcp, has a slash more or less,
 * http in place of https, an inner host, or is missing.
 * FastMCP: base_url is the public address without the path of the endpoint, since the path is
 * added. With base_url ending in /mcp the resource becomes /mcp/mcp. http_app(path="/") adds a
 * slash.
 * TypeScript SDK: resourceServerUrl is the whole address with /mcp, the opposite of FastMCP.
 * Provider: nothing to change there. But where the provider validates the resource parameter,
 * register the address that the metadata now names.
 * Seen: https://github.com/PrefectHQ/fastmcp/issues/1431
 * https://github.com/PrefectHQ/fastmcp/issues/1348
 * https://github.com/modelcontextprotocol/python-sdk/issues/1265
 * https://github.com/vercel/ai/issues/13988
 * https://github.com/containers/kubernetes-mcp-server/pull/1427
 */

import { canonicalResource } from '../model/canonical-resource';
import { differenceWords } from '../model/difference-words';
import { bodyMember, bodyPointer, hostOf } from './evidence';
import { howAddressesDiffer } from './how-addresses-differ';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

export const resourceMismatch = defineRule({
  id: 'resource-mismatch',
  effect: 'sign-in-fails',
  under: ['inner-address', 'metadata-differs'],
  spec: ['rfc9728-validation', 'mcp-resource'],
  on: 'resource-mismatch',
  needs: [],
  check(trace) {
    const found = documentOf(trace, 'resource-metadata');
    if (found === undefined) return undefined;
    const expected = canonicalResource(trace.server.url);
    const actual = bodyMember(found.exchange, 'resource');
    const host = hostOf(found.exchange.request.url);
    return {
      title:
        actual === undefined
          ? `${host} does not say which resource its metadata is about`
          : titleOf(host, expected, actual),
      expected: `resource: ${expected}`,
      actual:
        actual === undefined ? 'no resource in the document' : differenceWords(expected, actual),
      because:
        'a client must not use metadata that is about something else: its token would be for that other resource',
      do: `set resource in the metadata to the address that clients use, letter by letter: ${expected}`,
      evidence: [bodyPointer(found, 'resource'), '/server/url'],
    };
  },
});

function titleOf(host: string, expected: string, actual: string): string {
  switch (howAddressesDiffer(expected, actual)) {
    case 'no-address':
      return `${host} names its resource by something that is no http or https address`;
    case 'fragment':
      return `${host} names its resource with a fragment, which an identifier must not have`;
    case 'slash-added':
      return `${host} names its resource with a slash at the end that its address does not have`;
    case 'slash-missing':
      return `${host} names its resource without the slash at the end of its address`;
    case 'http-for-https':
      return `${host} names its resource by http, and is reached by https`;
    case 'spelling':
      return `${host} writes its address in another way in its metadata`;
    case 'port':
      return `${host} names its resource with another port than it is reached at`;
    case 'host':
      return `${host} names its resource on another host: ${hostOf(actual)}`;
    case 'above':
      return `${host} names what is above this server as its resource, and not the server itself`;
    case 'path':
      return `${host} names another path as its resource than it is reached at`;
  }
}
