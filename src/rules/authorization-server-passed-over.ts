/**
 * The resource metadata names several authorization servers, and the first of them was of no use:
 * it gave no metadata, or registers no clients. Many clients take the first and try no other.
 *
 * Looks like: signing in works here and in some clients, and others stop at discovery or
 * registration of an authorization server that is named first.
 * Why: which of several authorization servers to use is left to the client, and most take the
 * first. A list with an old or unfinished entry in front works only for the few that try the next.
 * FastMCP: order authorization_servers of RemoteAuthProvider so that the one which works for
 * everybody comes first, and leave out what is not in use.
 * TypeScript SDK: mcpAuthMetadataRouter names the issuer of the oauthMetadata that you give it;
 * give it the one that works.
 * Provider: publish metadata and let clients register at every authorization server that is named,
 * or have it taken out of the list.
 */

import { triedWords } from './answer-words';
import { answerPointer, exchangesOf, hostOf, issuerAskedAt } from './evidence';
import { bridgeWords, namedHost, providerAt } from './provider';
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
      const bridge = providerAt(first);
      return {
        title: `${namedHost(first, providerAt(first))} was passed over, as it registers no clients`,
        expected: 'a way to register clients at every authorization server that is named',
        actual: 'no registration_endpoint in authorization server metadata',
        because: nobody
          ? 'another server that is named does. Many clients take the first one that is named and stop there'
          : because,
        do:
          bridge === undefined
            ? `let ${hostOf(first)} register clients, or take it out of authorization_servers`
            : `${bridgeWords(bridge)}; or take ${hostOf(first)} out of authorization_servers`,
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
    const provider = providerAt(resource.authorizationServer);
    const host = hostOf(resource.authorizationServer);
    return {
      title: `${namedHost(resource.authorizationServer, provider)} was passed over, as it publishes no metadata`,
      expected: 'metadata of every authorization server that the resource metadata names',
      actual: triedWords(others),
      because,
      do:
        provider !== undefined && provider.issuer === undefined
          ? `${bridgeWords(provider)}; or take ${host} out of authorization_servers`
          : `bring ${host} back, or take it out of authorization_servers`,
      evidence: ['/facts/resource/authorizationServer', ...others.map(answerPointer)],
    };
  },
});
