/**
 * The client registered itself at a provider that takes such clients for its own MCP servers only.
 * They get a token, and it is a token for those.
 *
 * Looks like: registration works, and the login page or the server then refuses the scope; or the
 * sign-in ends well, and the token opens the provider's service and not this server.
 * Why: GitLab registers clients with the scope mcp, whatever they ask for. The endpoints of Linear,
 * Notion and others belong to the MCP servers of these companies.
 * FastMCP: register an OAuth app by hand, and use OAuthProxy or OIDCProxy with it.
 * TypeScript SDK: the same, with ProxyOAuthServerProvider.
 * Provider: make an OAuth app in its console.
 */

import { namedHost, providerAt, providerOf } from './provider';
import { defineRule } from './rule';

export const registrationForOwnServers = defineRule({
  id: 'registration-for-own-servers',
  effect: 'client-fails',
  spec: ['mcp-registration', 'mcp-audience'],
  needs: ['client', 'authorizationServer'],
  check(trace, { client, authorizationServer: server }) {
    const provider = providerOf(trace);
    if (client.way !== 'dynamic' || provider?.registration.dynamic !== 'own-servers') {
      return undefined;
    }
    // The provider's own server is what this registration is for.
    if (providerAt(trace.server.url)?.id === provider.id) return undefined;
    const { registeredScope } = client;
    return {
      title: `${namedHost(server.issuer, provider)} registers clients for its own MCP servers`,
      expected: 'a registration that is good for this server',
      actual: `a client${registeredScope === undefined ? '' : ` with the scope ${registeredScope}`}, registered at ${provider.name}`,
      because: `what such a client gets is a token for ${provider.name}, and the scopes of this server are not known there`,
      do: `make an OAuth app at ${provider.name} by hand and put ${provider.fastmcp.class} of FastMCP between, which registers clients itself`,
      evidence: ['/facts/client'],
    };
  },
});
