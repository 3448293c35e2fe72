/**
 * bearer_methods_supported does not have the one way in which MCP clients send a token: in the header.
 * Or it names a way that there is not.
 *
 * Looks like: the sign-in works here; a client that obeys the list sends no token, or refuses to.
 * Why: RFC 9728 knows header, body and query. MCP has clients send the token in the Authorization
 * header with every request, and forbids it in the query. An empty list says that the resource takes
 * no bearer tokens at all. Often the name of the header or of the scheme stands there instead.
 * FastMCP: it writes header; look for a document that is made by hand.
 * TypeScript SDK: leave bearer_methods_supported out, or write ["header"].
 * Provider: nothing to change there.
 */

import { bodyPointer, hostOf } from './evidence';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

const known = ['header', 'body', 'query'];

export const bearerMethods = defineRule({
  id: 'bearer-methods',
  effect: 'client-fails',
  spec: ['rfc9728-metadata', 'mcp-token-use'],
  needs: ['resource'],
  check(trace, { resource }) {
    const methods = resource.metadata?.bearerMethodsSupported;
    if (methods === undefined) return undefined;
    const unknown = methods.filter((method) => !known.includes(method));
    const lacks = !methods.includes('header');
    if (!lacks && unknown.length === 0 && !methods.includes('query')) return undefined;
    const document = documentOf(trace, 'resource-metadata');
    const host = hostOf(resource.metadataUrl ?? trace.server.url);
    return {
      effect: lacks ? 'client-fails' : 'untidy',
      title: lacks
        ? `${host} does not list the header as a way to send a token`
        : unknown.length > 0
          ? `${host} lists a way to send tokens that there is not: ${unknown[0]}`
          : `${host} takes tokens in the query, which MCP forbids`,
      expected: 'bearer_methods_supported: ["header"], or no such member',
      actual: `bearer_methods_supported: ${JSON.stringify(methods)}`,
      because: lacks
        ? 'clients send the token in the Authorization header, and this says that it is not read there'
        : unknown.length > 0
          ? 'the values are header, body and query (RFC 9728 §2); clients may refuse a document with others'
          : 'addresses end up in logs, and the token with them',
      do: 'write "header" there and nothing else',
      evidence: [
        document === undefined
          ? '/facts/resource/metadata/bearerMethodsSupported'
          : bodyPointer(document, 'bearer_methods_supported'),
      ],
    };
  },
});
