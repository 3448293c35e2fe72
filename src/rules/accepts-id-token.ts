/**
 * The server lets in the ID token in place of the access token. An ID token is for the client: it says
 * who has signed in there. It gives nobody access, names no server, and is passed around more freely.
 *
 * Looks like: everything works, also for clients that send the wrong one of the two.
 * Why: both are signed by the same key. The audience of an ID token is the client id, so the server checks
 * no audience, or takes client ids for one; and it does not look at typ in the header (at+jwt).
 * FastMCP: set JWTVerifier(audience=…) to the address of the server, not to the client id.
 * TypeScript SDK: give audience, and typ where your provider sends it, to jwtVerify.
 * Provider: have it issue access tokens with the address of the server as their audience.
 */

import { acceptedProbe } from './accepted-probe';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const acceptsIdToken = defineRule({
  id: 'accepts-id-token',
  effect: 'unsafe',
  under: ['accepts-garbage-token'],
  spec: ['rfc9068-validation', 'mcp-audience'],
  needs: ['refusals'],
  check(trace, { refusals }) {
    const found = acceptedProbe(trace, refusals, 'id-token');
    if (found === undefined) return undefined;
    const { probe: _probe, ...words } = found;
    return {
      ...words,
      title: `${hostOf(trace.server.url)} takes an ID token for an access token`,
      because:
        'an ID token of any client of the issuer lets its holder in here, though the person has only signed in there and allowed nothing',
      do: 'check that aud of each token names this server, and that typ is at+jwt where your provider sends it',
    };
  },
});
