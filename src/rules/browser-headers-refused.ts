/**
 * A page in a browser may ask, and not with the header fields that MCP needs.
 *
 * Looks like: a client in a browser says CORS error, and names a header field that is not allowed.
 * Why: the list of allowed header fields is an old one. The wildcard does not stand for Authorization,
 * and each revision of MCP has added fields.
 * FastMCP: name them in allow_headers of CORSMiddleware, Authorization too.
 * TypeScript SDK: name them in allowedHeaders of cors().
 * Provider: nothing to change there, unless the metadata is the provider's.
 * Seen: https://github.com/envoyproxy/ai-gateway/pull/2307
 * https://github.com/modelcontextprotocol/typescript-sdk/issues/715
 * https://github.com/MCPJam/inspector/pull/342
 */

import { exchangeOf, headerPointer, hostOf } from './evidence';
import { defineRule } from './rule';

export const browserHeadersRefused = defineRule({
  id: 'browser-headers-refused',
  effect: 'untidy',
  spec: ['fetch-cors', 'mcp-transports'],
  needs: ['survey'],
  check(trace, { survey }) {
    const lacking = survey.preflights.filter(({ missing }) => missing.length > 0);
    const [first] = lacking;
    if (first === undefined) return undefined;
    return {
      title: `${hostOf(first.url)} lets pages in a browser ask, and not with ${first.missing.join(', ')}`,
      expected: `Access-Control-Allow-Headers with ${first.missing.join(', ')}`,
      actual: lacking.map(({ url, missing }) => `${url}: without ${missing.join(', ')}`).join('; '),
      because:
        'a browser sends no field that is not allowed, so the request does not go out at all',
      do: 'add the fields to Access-Control-Allow-Headers; Authorization by its name, as * does not stand for it',
      evidence: lacking.flatMap(({ exchange }) => {
        const found = exchangeOf(trace, exchange);
        return found === undefined ? [] : [headerPointer(found, 'access-control-allow-headers')];
      }),
    };
  },
});
