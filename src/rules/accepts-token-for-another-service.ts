/**
 * The server lets in a token of its own issuer whose audience is another service. This is what the
 * audience is for: each service gets tokens of the people who use it, and none of them should be able
 * to go with those to the next.
 *
 * Looks like: everything works, and so do tokens that were issued for something else.
 * Why: the server checks signature, issuer and end of a token, and no audience is set up. Many libraries
 * check it only when they are told what it has to be.
 * FastMCP: JWTVerifier(audience=…) with the address of the server, or the name that your provider has for
 * it. Left out, every token of the issuer is taken.
 * TypeScript SDK: give the audience to jwtVerify in your verifyAccessToken, or compare AuthInfo.resource
 * with the address of the server.
 * Provider: have it put the address of the server into aud, so that there is something to compare with.
 * Keycloak takes an audience mapper; at Auth0 it is the API identifier, at Entra ID the Application ID URI.
 * Seen: https://github.com/keycloak/keycloak/issues/41527
 * https://github.com/IBM/mcp-context-forge/issues/4171
 */

import { acceptedProbe } from './accepted-probe';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const acceptsTokenForAnotherService = defineRule({
  id: 'accepts-token-for-another-service',
  effect: 'unsafe',
  severity: 'error',
  under: ['accepts-garbage-token'],
  spec: ['mcp-audience', 'rfc9068-validation'],
  needs: ['refusals'],
  check(trace, { refusals }) {
    const found = acceptedProbe(trace, refusals, 'another-audience');
    if (found === undefined) return undefined;
    const { probe: _probe, ...words } = found;
    return {
      ...words,
      title: `${hostOf(trace.server.url)} lets in tokens that are for another service`,
      because:
        'every service that gets tokens of this issuer can use them here in the name of the people who gave them, and so can whoever sets up a service of their own there',
      do: 'check that aud of each token names this server, and refuse every other with 401',
    };
  },
});
