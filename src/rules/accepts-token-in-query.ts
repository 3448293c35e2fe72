/**
 * The server takes the access token from its address. MCP forbids clients to send it so, and OAuth 2.1
 * has done away with it: addresses are written into logs, histories and Referer fields.
 *
 * Looks like: everything works; links with a token in them are passed around because they are handy.
 * Why: the library takes the token from access_token in the query too, as RFC 6750 §2.3 once had it.
 * FastMCP: nothing to do in its own classes; look for code or a proxy before it that reads the query.
 * TypeScript SDK: nothing to do in requireBearerAuth; look for middleware before it that reads the query.
 * Provider: nothing to change there.
 */

import { acceptedProbe } from './accepted-probe';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const acceptsTokenInQuery = defineRule({
  id: 'accepts-token-in-query',
  effect: 'unsafe',
  spec: ['mcp-token-use'],
  needs: ['refusals'],
  check(trace, { refusals }) {
    const found = acceptedProbe(trace, refusals, 'token-in-query');
    if (found === undefined) return undefined;
    const { probe: _probe, ...words } = found;
    return {
      ...words,
      title: `${hostOf(trace.server.url)} takes the access token from its address`,
      because:
        'addresses are written into logs, histories and Referer fields, and whoever reads them has the token',
      do: 'take tokens from the Authorization header alone',
    };
  },
});
