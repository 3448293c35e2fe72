/**
 * A page in a browser may not read the metadata: it can send requests, and cannot find out where to
 * sign in.
 *
 * Looks like: a client in a browser says that the server has no metadata, while the address opens well
 * by hand.
 * Why: the well-known addresses are served by another part of the app, or by the provider, and have no
 * CORS header fields.
 * FastMCP: CORSMiddleware has to cover the whole app, well-known routes too.
 * TypeScript SDK: mcpAuthMetadataRouter allows every origin by itself; look at what stands before it.
 * Provider: allow all origins for the metadata, which is public anyway.
 * Seen: https://github.com/envoyproxy/ai-gateway/pull/2307
 * https://github.com/modelcontextprotocol/typescript-sdk/issues/715
 */

import { preflightVerdict } from './preflight-verdict';
import { defineRule } from './rule';

export const browserMetadataRefused = defineRule({
  id: 'browser-metadata-refused',
  effect: 'untidy',
  under: ['browser-refused'],
  spec: ['fetch-cors', 'rfc9728-request'],
  needs: ['survey'],
  check(trace, { survey }) {
    return preflightVerdict(trace, survey, ['resource-metadata', 'server-metadata'], (host) => ({
      title: `${host} does not let pages in a browser read metadata`,
      because: 'a page that cannot read where to sign in comes to no sign-in',
      do: 'let every origin read the metadata, and send MCP-Protocol-Version with the request',
    }));
  },
});
