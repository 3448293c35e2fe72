/**
 * The MCP server names scopes that its authorization server does not list. A client asks for what the
 * server names, so the sign-in is refused with invalid_scope or ends with less than the server wants.
 *
 * Looks like: invalid_scope at the login page or at the token endpoint, in every client that follows the
 * specification; a client that asks for nothing, or for a fixed list, gets through.
 * Why: scopes_supported of the resource metadata, or scope of the challenge, is written by hand and was
 * never compared with the authorization server: a prefix is missing, the scope was renamed, or it exists
 * in another realm only.
 * FastMCP: required_scopes is what the token must have and scopes_supported what clients ask for. Write
 * both as the provider knows them; AzureProvider puts the prefix before them itself.
 * TypeScript SDK: scopesSupported of mcpAuthMetadataRouter and requiredScopes of requireBearerAuth.
 * Provider: define the scopes there, or take them out of the server. Entra ID wants the prefix of the API.
 * Seen: https://github.com/PostHog/posthog/issues/55307
 * https://github.com/openai/codex/pull/14419
 * https://github.com/modelcontextprotocol/typescript-sdk/issues/580
 * https://github.com/anthropics/claude-code/issues/41610
 */

import type { Trace } from '../model/trace';
import { bodyMember, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const scopesDisagree = defineRule({
  id: 'scopes-disagree',
  effect: 'untidy',
  under: ['scopes-badly-written'],
  spec: ['mcp-scope', 'rfc6749-token-error', 'rfc8414-request'],
  needs: ['resource', 'authorizationServer'],
  check(trace, { resource, authorizationServer: server }) {
    const { challenge, clientIdentity, tokens } = trace.facts;
    const named = challenge?.scope ?? resource.metadata?.scopesSupported?.join(' ') ?? '';
    const listed = server.metadata.scopesSupported ?? [];
    const chosen = clientIdentity?.scopeSource === 'settings';
    const unknown = [...new Set(named.split(' '))].filter(
      (scope) => scope !== '' && !listed.includes(scope),
    );
    if (unknown.length === 0 || listed.length === 0 || chosen) return undefined;
    const refused = refusedForScope(trace);
    const granted = tokens?.scope?.split(' ');
    const lost = granted !== undefined && unknown.some((scope) => !granted.includes(scope));
    // A list of what OpenID defines says nothing of scopes for a server.
    const listsOwn = listed.some((scope) => !openid.has(scope));
    const stillOpen = tokens === undefined && trace.stop === undefined && listsOwn;
    if (!refused && !lost && !stillOpen) return undefined;
    const host = hostOf(trace.server.url);
    return {
      effect: refused ? 'sign-in-fails' : lost ? 'client-fails' : 'untidy',
      title: `${host} names scopes that its authorization server does not list`,
      expected: `scopes out of ${listWords(listed)}`,
      actual: listWords(unknown),
      because: refused
        ? 'clients ask for what the server names, and the authorization server refuses a scope that it does not know'
        : lost
          ? 'clients ask for what the server names, and the authorization server leaves out what it does not know'
          : 'clients ask for what the server names, and an authorization server may refuse a scope that it does not know',
      do: `define ${unknown.length === 1 ? 'this scope' : 'these scopes'} at ${server.issuer}, or name at ${host} only scopes that exist there`,
      evidence: [
        challenge?.scope === undefined
          ? '/facts/resource/metadata/scopesSupported'
          : '/facts/challenge/scope',
        '/facts/authorizationServer/metadata/scopesSupported',
      ],
    };
  },
});

/** OpenID Connect Core §5.4 and §11. */
const openid: ReadonlySet<string> = new Set([
  'openid',
  'profile',
  'email',
  'address',
  'phone',
  'offline_access',
]);

function refusedForScope(trace: Trace): boolean {
  if (trace.stop === undefined) return false;
  const said =
    trace.stop.code === 'authorization-refused'
      ? trace.facts.authorizationResponse?.error
      : bodyMember(lastExchange(trace)?.exchange, 'error');
  return said === 'invalid_scope';
}

function listWords(scopes: readonly string[]): string {
  const rest = scopes.length - 10;
  return `${scopes.slice(0, 10).join(' ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
