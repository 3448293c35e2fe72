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
import { bodyMember, bodyPointer, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const resourceMismatch = defineRule({
  id: 'resource-mismatch',
  effect: 'sign-in-fails',
  spec: ['rfc9728-validation', 'mcp-resource'],
  on: 'resource-mismatch',
  needs: [],
  check(trace) {
    const found = exchangesOf(trace, 'resource-metadata').findLast(
      (one) => one.exchange.response?.status === 200,
    );
    if (found === undefined) return undefined;
    const expected = canonicalResource(trace.server.url);
    const actual = bodyMember(found.exchange, 'resource');
    return {
      title:
        actual === undefined
          ? `${hostOf(found.exchange.request.url)} does not say which resource its metadata is about`
          : `${hostOf(found.exchange.request.url)} describes another resource than this server`,
      expected: `resource: ${expected}`,
      actual:
        actual === undefined ? 'no resource in the document' : differenceWords(expected, actual),
      because:
        'a client must not use metadata that is about something else: its token would be for that other resource',
      do: `set resource in the metadata to the address that clients use, letter by letter: ${expected}`,
      evidence: [bodyPointer(found, 'resource')],
    };
  },
});
