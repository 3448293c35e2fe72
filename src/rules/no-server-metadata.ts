/** The authorization server publishes no metadata at any place that the specification names. */

import { triedWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { answerPointer, exchangesOf, hostOf } from './evidence';
import { bridgeWords, namedHost, providerAt } from './provider';
import { defineRule } from './rule';

export const noServerMetadata = defineRule({
  id: 'no-server-metadata',
  effect: 'sign-in-fails',
  spec: ['mcp-discovery', 'rfc8414-request'],
  on: 'no-server-metadata',
  needs: ['resource'],
  check(trace, { resource }) {
    if (brokenExchange(trace) !== undefined) return undefined;
    const tried = exchangesOf(trace, 'server-metadata');
    const fails = tried.some(({ exchange }) => (exchange.response?.status ?? 0) >= 500);
    const provider = providerAt(resource.authorizationServer);
    const host = hostOf(resource.authorizationServer);
    const named = namedHost(resource.authorizationServer, provider);
    return {
      title: fails
        ? `${named} fails where its authorization server metadata should be`
        : `${named} publishes no authorization server metadata`,
      expected: 'a metadata document of the issuer, by RFC 8414 or OpenID Connect Discovery',
      actual: triedWords(tried),
      because: `the resource metadata names ${resource.authorizationServer} as authorization server, and its endpoints can be found in no other way`,
      do: fails
        ? `look into the log of ${host} for these requests`
        : provider === undefined
          ? 'check the issuer in authorization_servers; if this provider publishes no metadata at all, put a proxy between that does'
          : provider.issuer === undefined
            ? bridgeWords(provider)
            : `check the issuer in authorization_servers: those of ${provider.name} look like ${provider.issuer}`,
      evidence: tried.map(answerPointer),
    };
  },
});
