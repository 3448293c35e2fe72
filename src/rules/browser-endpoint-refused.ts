/**
 * A page in a browser may not use the token or registration endpoint: the person signs in, and the
 * client cannot fetch the token.
 *
 * Looks like: a client in a browser says CORS error after the person has signed in, or when it
 * registers.
 * Why: the authorization server allows no origin there, or only those of clients that it knows.
 * FastMCP: with a proxy class these endpoints are your own: CORSMiddleware has to cover them.
 * TypeScript SDK: mcpAuthRouter allows every origin by itself; look at what stands before it.
 * Provider: allow the origin of the client. Keycloak: Web origins, and for registration a proxy, as
 * its endpoint has no CORS header fields.
 * Seen: https://github.com/keycloak/keycloak/issues/39629
 * https://github.com/modelcontextprotocol/typescript-sdk/issues/715
 */

import { preflightVerdict } from './preflight-verdict';
import { defineRule } from './rule';

export const browserEndpointRefused = defineRule({
  id: 'browser-endpoint-refused',
  effect: 'untidy',
  under: ['browser-refused'],
  spec: ['fetch-cors'],
  needs: ['survey'],
  check(trace, { survey }) {
    return preflightVerdict(
      trace,
      survey,
      ['token-endpoint', 'registration-endpoint'],
      (host, names) => ({
        title: `${host} does not let pages in a browser use its ${names}`,
        because: 'a client in a browser signs in and cannot fetch its token',
        do: 'allow the origins of such clients there; leave it if none is to use this server',
      }),
    );
  },
});
