/**
 * The resource metadata names several authorization servers, and the first of them was of no use: it
 * gave no metadata, or registers no clients. Many clients take the first and try no other.
 */

import { triedWords } from './answer-words';
import { answerPointer, exchangesOf, hostOf, issuerAskedAt } from './evidence';
import { defineRule } from './rule';

export const authorizationServerPassedOver = defineRule({
  id: 'authorization-server-passed-over',
  effect: 'client-fails',
  spec: ['rfc9728-validation', 'mcp-discovery'],
  needs: ['resource', 'authorizationServer'],
  check(trace, { resource, authorizationServer: server }) {
    const because = `this flow went on to ${hostOf(server.issuer)}, which is named too. Many clients take the first one that is named and stop there`;
    const [first] = resource.metadata?.authorizationServers ?? [];
    const left = trace.run.rounds['next-server'] !== undefined;
    // A check reads all of them, and goes to none.
    const nobody =
      trace.facts.survey !== undefined &&
      trace.facts.clientIdentity?.way === 'dynamic' &&
      server.metadata.registrationEndpoint === undefined;
    if (first !== undefined && (nobody || (left && first !== resource.authorizationServer))) {
      return {
        title: `${hostOf(first)} was passed over, as it registers no clients`,
        expected: 'a way to register clients at every authorization server that is named',
        actual: 'no registration_endpoint in authorization server metadata',
        because: nobody
          ? 'another server that is named does. Many clients take the first one that is named and stop there'
          : because,
        do: `let ${hostOf(first)} register clients, or take it out of authorization_servers`,
        evidence: [
          '/facts/resource/metadata/authorizationServers/0',
          '/facts/authorizationServer/askedAs',
        ],
      };
    }
    const used = issuerAskedAt(resource, server.metadataUrl);
    if (used === resource.authorizationServer) return undefined;
    const others = exchangesOf(trace, 'server-metadata').filter(
      ({ exchange }) => issuerAskedAt(resource, exchange.request.url) !== used,
    );
    const host = hostOf(resource.authorizationServer);
    return {
      title: `${host} was passed over, as it publishes no metadata`,
      expected: 'metadata of every authorization server that the resource metadata names',
      actual: triedWords(others),
      because,
      do: `bring ${host} back, or take it out of authorization_servers`,
      evidence: ['/facts/resource/authorizationServer', ...others.map(answerPointer)],
    };
  },
});
