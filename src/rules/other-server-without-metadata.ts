/**
 * The resource metadata names several authorization servers, and one that this flow did not need
 * publishes no metadata. A client is free to choose it.
 *
 * Looks like: some clients sign in and others do not, or it depends on which server a person picks.
 * Why: an old provider is still in authorization_servers, or its address has a typing error.
 * FastMCP: authorization_servers of RemoteAuthProvider lists them; take out the one that is gone.
 * TypeScript SDK: take it out of authorization_servers in the resource metadata.
 * Provider: serve metadata at the well-known address of the issuer.
 */

import { hostOf } from './evidence';
import { defineRule } from './rule';

export const otherServerWithoutMetadata = defineRule({
  id: 'other-server-without-metadata',
  effect: 'client-fails',
  under: ['authorization-server-passed-over'],
  spec: ['rfc9728-validation', 'rfc8414-request'],
  needs: ['survey', 'authorizationServer'],
  check(_trace, { survey }) {
    const at = survey.servers.findIndex(
      // The first is the one that is used, which has rules of its own.
      ({ issuer, metadata }, index) =>
        index > 0 && (metadata === undefined || metadata.issuer !== issuer),
    );
    const server = survey.servers[at];
    if (server === undefined) return undefined;
    const host = hostOf(server.issuer);
    const other = server.metadata;
    return {
      title:
        other === undefined
          ? `${host} is named as an authorization server and publishes no metadata`
          : `${host} is named as an authorization server and calls itself otherwise`,
      expected: `metadata with issuer: ${server.issuer}`,
      actual:
        other === undefined
          ? 'none at any well-known address'
          : `issuer: ${other.issuer ?? '(none)'}`,
      because:
        'a client may choose any server that the resource metadata names, and this one leads nowhere',
      do: `bring ${host} in order, or take it out of authorization_servers`,
      evidence: [`/facts/survey/servers/${at}`],
    };
  },
});
