/** The authorization server publishes no metadata at any place that the specification names. */

import { answerWords, triedWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { answerPointer, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const noServerMetadata = defineRule({
  id: 'no-server-metadata',
  effect: 'sign-in-fails',
  under: ['bot-challenge', 'issuer-malformed'],
  spec: ['mcp-discovery', 'rfc8414-request'],
  on: 'no-server-metadata',
  needs: ['resource'],
  check(trace, { resource }) {
    if (brokenExchange(trace) !== undefined) return undefined;
    const tried = exchangesOf(trace, 'server-metadata');
    const fails = tried.some(({ exchange }) => (exchange.response?.status ?? 0) >= 500);
    const page = tried.some(({ exchange }) => /^200 .*an HTML page$/.test(answerWords(exchange)));
    const host = hostOf(resource.authorizationServer);
    return {
      title: fails
        ? `${host} fails where its authorization server metadata should be`
        : page
          ? `${host} serves a web page where its authorization server metadata should be`
          : `${host} publishes no authorization server metadata`,
      expected: 'a metadata document of the issuer, by RFC 8414 or OpenID Connect Discovery',
      actual: triedWords(tried),
      because: `the resource metadata names ${resource.authorizationServer} as authorization server, and its endpoints can be found in no other way`,
      do: fails
        ? `look into the log of ${host} for these requests`
        : 'check the issuer in authorization_servers; if this provider publishes no metadata at all, put a proxy between that does',
      evidence: tried.map(answerPointer),
    };
  },
});
