/**
 * The access token was taken back, and the server still lets it in. A server that checks signatures
 * alone does not hear of it, which is known and mostly meant so: the token ends soon by itself.
 *
 * Looks like: after signing out, a copy of the access token works until it runs out.
 * Why: the server reads the token and does not ask the authorization server, so it cannot know.
 * Where it does ask, the answer may be kept for too long.
 * FastMCP: JWTVerifier cannot know. IntrospectionTokenVerifier asks for each token; keep its
 * cache_ttl_seconds small. A proxy class whose own token lives long should have
 * fastmcp_access_token_expiry_seconds.
 * TypeScript SDK: verifyAccessToken that reads the token cannot know either; ask the introspection
 * endpoint where that matters.
 * Provider: let access tokens live for minutes, and renew them by refresh tokens.
 */

import { answerPointer, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

/** Seconds: the longest that a token is let run on without a word of warning. */
const short = 3600;

export const tokenAliveAfterRevocation = defineRule({
  id: 'token-alive-after-revocation',
  effect: 'unsafe',
  spec: ['rfc7009-request', 'mcp-token-use'],
  needs: ['revocationProof', 'stored'],
  check(trace, { revocationProof: proof, stored }) {
    if (proof.accessToken !== 'alive') return undefined;
    const tried = exchangesOf(trace, 'revocation-proof').findLast(
      ({ exchange }) => exchange.party === 'server' && hasToken(exchange.request.headers),
    );
    const { exp, iat } = stored.tokens.accessToken.jwt?.claims ?? {};
    const readable = typeof exp === 'number' && exp < 1e11;
    const soon = readable && typeof iat === 'number' && exp - iat <= short;
    const host = hostOf(trace.server.url);
    return {
      ...(soon && { effect: 'untidy' as const }),
      title: `${host} still lets in the access token that was taken back`,
      expected: '401',
      actual:
        tried === undefined ? 'let in' : `let in with ${tried.exchange.response?.status ?? 'no'}`,
      because: readable
        ? `the server checks the signature and does not ask the authorization server, so a copy of the token is good until ${new Date(exp * 1000).toISOString()}`
        : 'the server does not ask the authorization server about the token at each request, or the authorization server did not take it back',
      do: soon
        ? 'nothing, where that time is short enough for you; otherwise let tokens live shorter, or let the server ask about them (RFC 7662)'
        : 'let tokens live shorter, or let the server ask the authorization server about them (RFC 7662)',
      evidence: [
        '/facts/revocationProof/accessToken',
        ...(tried === undefined ? [] : [answerPointer(tried)]),
      ],
    };
  },
});

function hasToken(headers: readonly (readonly [name: string, value: string])[]): boolean {
  return headers.some(([name]) => name === 'authorization');
}
