/**
 * The token says nothing to anybody but its provider, and the server refuses it. Servers that verify
 * JWTs need a provider that makes some.
 *
 * Looks like: the sign-in ends well, the token is a short text or one of five parts, and the server
 * answers 401, often with a complaint about a malformed JWT.
 * Why: GitHub, Google and Discord have only such tokens. Auth0 makes them when the request names no
 * API, Ory and Clerk when they are set up that way, Okta at the server of the organisation.
 * FastMCP: a JWTVerifier cannot read them. GitHubProvider, GoogleProvider and DiscordProvider ask
 * the provider about each token; IntrospectionTokenVerifier does where there is introspection.
 * TypeScript SDK: verifyAccessToken has to ask the provider, by introspection or by its own API.
 * Provider: Auth0: the parameter audience, a default audience of the tenant, or Resource Parameter
 * Compatibility Profile. Ory: strategies.access_token is jwt. Okta: a custom authorization server.
 * Seen: https://github.com/modelcontextprotocol/inspector/issues/566
 * https://github.com/danny-avila/LibreChat/issues/13401
 * https://github.com/dust-tt/dust/pull/28908
 */

import { providerOf } from './provider';
import { defineRule } from './rule';

export const providerTokenOpaque = defineRule({
  id: 'provider-token-opaque',
  effect: 'sign-in-fails',
  spec: ['mcp-token-use', 'rfc7662-request'],
  on: 'token-not-accepted',
  needs: ['tokenCheck', 'tokens'],
  check(trace, { tokenCheck, tokens }) {
    const provider = providerOf(trace);
    if (tokenCheck.format !== 'opaque' || provider === undefined) return undefined;
    const { name, accessToken, fastmcp } = provider;
    if (accessToken.format !== 'opaque' && accessToken.format !== 'depends') return undefined;
    const depends = accessToken.format === 'depends';
    return {
      title: `Only ${name} can read the access token that it gave`,
      expected: 'a token that the server can check',
      actual: `an opaque token of ${tokens.accessToken.length} characters`,
      because: depends
        ? `${name} makes tokens that others can verify on a condition, which this sign-in did not meet. A server that looks for a signature refuses the others`
        : `tokens of ${name} are never JWTs. A server that looks for a signature refuses them all`,
      do:
        accessToken.jwtWhen ??
        `let the server check tokens by ${accessToken.checkedBy ?? 'introspection'}; in FastMCP ${fastmcp.class} does that`,
      evidence: ['/facts/tokenCheck/format', '/facts/tokens/accessToken'],
    };
  },
});
