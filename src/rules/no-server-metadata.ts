/**
 * The authorization server publishes no metadata at any place that the specification names.
 *
 * Looks like: discovery ends after several 404 answers, or an old client opens a login page that
 * does not exist, because it guesses the addresses.
 * Why: the issuer in the resource metadata is not the real one: a path is missing or one too many,
 * or a realm or tenant is left out. Or the document is only at an address of its own that no client
 * asks for.
 * FastMCP: give RemoteAuthProvider the issuer as the provider writes it, with its path. The classes
 * of AuthKit, Descope, Scalekit, Supabase and PropelAuth pass the document on; RemoteAuthProvider
 * and KeycloakAuthProvider serve none themselves. A mounted proxy class needs
 * get_well_known_routes() at the root.
 * TypeScript SDK: mcpAuthMetadataRouter serves the document of the provider again at the root of
 * the server, so it must be mounted there and not under a prefix.
 * Provider: publish RFC 8414 metadata or OpenID Connect discovery. Keycloak: the issuer ends in
 * /realms/ and the realm. Okta: a custom authorization server has /oauth2/default or its id. Entra
 * ID: the tenant and /v2.0.
 * Seen: https://github.com/modelcontextprotocol/inspector/issues/744
 * https://github.com/PrefectHQ/fastmcp/issues/4166
 * https://github.com/anthropics/claude-ai-mcp/issues/82
 * https://github.com/forcedotcom/mcp-hosted/issues/30
 */

import { answerWords, triedWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { answerPointer, exchangesOf, hostOf } from './evidence';
import { bridgeWords, namedHost, providerAt } from './provider';
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
    const provider = providerAt(resource.authorizationServer);
    const page = tried.some(({ exchange }) => /^200 .*an HTML page$/.test(answerWords(exchange)));
    const host = hostOf(resource.authorizationServer);
    const named = namedHost(resource.authorizationServer, provider);
    return {
      title: fails
        ? `${named} fails where its authorization server metadata should be`
        : page
          ? `${named} serves a web page where its authorization server metadata should be`
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
