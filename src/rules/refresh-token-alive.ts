/**
 * The refresh token was taken back and still gets tokens.
 *
 * Looks like: after signing out, a copy of the refresh token goes on working.
 * Why: the revocation endpoint answers 200 and does nothing, takes the token for another kind, or
 * the token is kept in another place than the one that is asked. RFC 7009 has it end at once.
 * FastMCP: OAuthProxy revokes at upstream_revocation_endpoint. When you write an OAuthProvider,
 * revoke_token ends the refresh token and the access tokens that came with it.
 * TypeScript SDK: revokeToken of your provider has to delete the refresh token, whatever
 * token_type_hint says.
 * Provider: end the token at once, and those of the same grant with it. Until that works, end the
 * session in the account settings.
 */

import { answerPointer, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const refreshTokenAlive = defineRule({
  id: 'refresh-token-alive',
  effect: 'unsafe',
  severity: 'error',
  spec: ['rfc7009-request', 'rfc6749-refresh'],
  needs: ['revocationProof', 'stored'],
  check(trace, { revocationProof: proof, stored }) {
    if (proof.refreshToken !== 'alive') return undefined;
    const renewed = exchangesOf(trace, 'revocation-proof').find(
      ({ exchange }) => exchange.party === 'authorization-server',
    );
    return {
      title: `${hostOf(stored.issuer)} gives new tokens for a refresh token that was taken back`,
      expected: '400 invalid_grant',
      actual: `${renewed?.exchange.response?.status ?? 200} with an access token`,
      because:
        'signing out has no effect: whoever has a copy of the refresh token goes on for as long as it is renewed',
      do: `have the revocation endpoint of ${hostOf(stored.issuer)} end the token at once (RFC 7009 §2.1); until then end the session in the account settings of the provider`,
      evidence: [
        '/facts/revocationProof/refreshToken',
        ...(renewed === undefined ? [] : [answerPointer(renewed)]),
      ],
    };
  },
});
