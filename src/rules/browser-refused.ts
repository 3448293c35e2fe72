/**
 * A page in a browser may not ask the server: the preflight is refused, or its answer names no
 * origin. Of no weight for clients on a machine or in a cloud.
 *
 * Looks like: a client in a browser says CORS error or Failed to fetch, while every other one works.
 * Why: before a page may send a token, the browser asks with OPTIONS and without one. Middleware that
 * wants a token for everything refuses that too, or nobody answers OPTIONS at all.
 * FastMCP: add CORSMiddleware to the middleware of http_app.
 * TypeScript SDK: put cors() before requireBearerAuth.
 * Provider: nothing to change there.
 * Seen: https://github.com/envoyproxy/ai-gateway/pull/2307
 * https://github.com/modelcontextprotocol/typescript-sdk/issues/715
 * https://github.com/getsentry/sentry-mcp/issues/999
 */

import { preflightVerdict } from './preflight-verdict';
import { defineRule } from './rule';

export const browserRefused = defineRule({
  id: 'browser-refused',
  effect: 'untidy',
  spec: ['fetch-cors'],
  needs: ['survey'],
  check(trace, { survey }) {
    return preflightVerdict(trace, survey, ['server'], (host) => ({
      title: `${host} does not let pages in a browser ask`,
      because:
        'a browser asks with OPTIONS and without a token before a page may send a request, and keeps the page from it when this is refused',
      do: 'answer OPTIONS before tokens are checked, with Access-Control-Allow-Origin; leave it if no client in a browser is to use this server',
    }));
  },
});
