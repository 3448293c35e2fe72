/**
 * The authorization server takes no tokens back. Signing out deletes them here, and whoever has a
 * copy goes on using it.
 *
 * Looks like: signing out works, and a copied token is still good until it ends; a refresh token
 * for as long as it is renewed.
 * Why: the metadata names no revocation_endpoint, so there is nowhere to take a token back. RFC
 * 7009.
 * FastMCP: OAuthProxy offers revocation only with upstream_revocation_endpoint. OAuthProvider has
 * it with revocation options.
 * TypeScript SDK: mcpAuthRouter offers it when the provider has revokeToken.
 * Provider: switch on RFC 7009 and name the endpoint in the metadata. Where there is none, people
 * end the session in the account settings of the provider.
 */

import { hostOf } from './evidence';
import { defineRule } from './rule';

export const nothingToRevoke = defineRule({
  id: 'nothing-to-revoke',
  effect: 'unsafe',
  spec: ['rfc7009-request'],
  needs: ['stored', 'revocation'],
  check(_trace, { stored, revocation }) {
    if (revocation.answers.length > 0) return undefined;
    const { refreshToken, expiresAt } = stored.tokens;
    const ends =
      expiresAt === undefined ? 'until it ends' : `until ${new Date(expiresAt).toISOString()}`;
    return {
      ...(refreshToken === undefined && { effect: 'untidy' as const }),
      title: `${hostOf(stored.issuer)} takes no tokens back`,
      expected: 'revocation_endpoint in authorization server metadata',
      actual: 'none when this sign-in was made',
      because:
        refreshToken === undefined
          ? `the token is deleted here, and a copy of it stays good ${ends}`
          : `the tokens are deleted here, and a copy of the access token stays good ${ends}; a copy of the refresh token gets new ones for longer`,
      do: 'end the session in the account settings of the provider, if it has them; a provider that you run yourself should support RFC 7009',
      evidence: ['/facts/stored'],
    };
  },
});
