/** A refresh token that was taken back still gets tokens. */

import { hostOf } from './evidence';
import { defineRule } from './rule';

export const refreshTokenAlive = defineRule({
  id: 'refresh-token-alive',
  severity: 'error',
  spec: ['rfc7009-request'],
  needs: ['revocationProof', 'stored'],
  check(_trace, { revocationProof: proof, stored }) {
    if (proof.refreshToken !== 'alive') return undefined;
    return {
      title: `${hostOf(stored.issuer)} still honours a refresh token that was taken back`,
      expected: 'invalid_grant for the refresh token after its revocation',
      actual: 'new tokens',
      because: 'whoever has a copy of it stays signed in',
      do: 'end the refresh token when it is revoked, as RFC 7009 §2.1 has it',
      evidence: ['/facts/revocationProof/refreshToken'],
    };
  },
});
