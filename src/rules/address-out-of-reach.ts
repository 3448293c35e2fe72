/**
 * A document names an address that only the machine or network of the server can reach: an address
 * from development, or one that was built from the request behind a proxy.
 *
 * Looks like: sign-in works where the server runs, and nowhere else. A browser lands on localhost, or
 * a client waits until its time is up.
 * Why: the server describes itself by the address that it sees, which behind a proxy or in a container
 * is an inner one.
 * FastMCP: give base_url the public address; for a proxy class issuer_url too.
 * TypeScript SDK: pass the public address to mcpAuthMetadataRouter and requireBearerAuth.
 * Provider: set the public host name of the provider. Keycloak: KC_HOSTNAME. Do not build addresses
 * from any Host header that comes.
 * Seen: https://github.com/mesh/mesh-mcp/issues/20
 * https://github.com/Mnexa-AI/e2a/issues/635
 */

import type { HostKind } from '../model/survey';
import { hostOf } from './evidence';
import { defineRule } from './rule';

/** From how far away a host can be reached; nobody knows it of one that has no address. */
const reach: { readonly [kind in HostKind]: number | undefined } = {
  loopback: 0,
  private: 1,
  public: 2,
  unknown: undefined,
};

export const addressOutOfReach = defineRule({
  id: 'address-out-of-reach',
  effect: 'client-fails',
  under: ['private-address'],
  spec: ['mcp-security-practices', 'mcp-discovery'],
  needs: ['survey'],
  check(trace, { survey }) {
    const server = survey.places.find(({ namedBy }) => namedBy === 'user');
    const from = server && reach[server.kind];
    if (from === undefined) return undefined;
    const at = survey.places.findIndex(({ kind }) => (reach[kind] ?? from) < from);
    const place = survey.places[at];
    if (place === undefined) return undefined;
    return {
      title: `${hostOf(trace.server.url)} can be reached from elsewhere, and ${hostOf(place.url)} cannot`,
      expected: `a ${server?.kind} address, as the server itself has`,
      actual: `${place.as}: ${place.url}, a ${place.kind} address`,
      because:
        'a client on another machine is sent to this address and finds something else there, or nothing',
      do: `name ${hostOf(place.url)} by the address that clients use; a server behind a proxy has to be told its public address`,
      evidence: [`/facts/survey/places/${at}`],
    };
  },
});
