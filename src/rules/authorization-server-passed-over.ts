/**
 * The resource metadata names several authorization servers, and one that stands before the one used
 * gave no metadata. Many clients take the first and try no other.
 */

import { triedWords } from './answer-words';
import { answerPointer, exchangesOf, hostOf, issuerAskedAt } from './evidence';
import { defineRule } from './rule';

export const authorizationServerPassedOver = defineRule({
  id: 'authorization-server-passed-over',
  severity: 'warning',
  spec: ['rfc9728-validation', 'mcp-discovery'],
  needs: ['resource', 'authorizationServer'],
  check(trace, { resource, authorizationServer: server }) {
    const tried = exchangesOf(trace, 'server-metadata');
    const used = issuerAskedAt(resource, server.metadataUrl);
    if (used === resource.authorizationServer) return undefined;
    const others = tried.filter(
      ({ exchange }) => issuerAskedAt(resource, exchange.request.url) !== used,
    );
    const host = hostOf(resource.authorizationServer);
    return {
      title: `${host} was passed over, as it publishes no metadata`,
      expected: 'metadata of every authorization server that the resource metadata names',
      actual: triedWords(others),
      because: `this flow went on to ${hostOf(server.issuer)}, which is named too. Many clients take the first one that is named and stop there`,
      do: `bring ${host} back, or take it out of authorization_servers`,
      evidence: ['/facts/resource/authorizationServer', ...others.map(answerPointer)],
    };
  },
});
