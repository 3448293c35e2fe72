/** A token that was taken back still works somewhere. */

import { hostOf } from './evidence';
import { defineRule } from './rule';

export const tokenAliveAfterRevocation = defineRule({
  id: 'token-alive-after-revocation',
  severity: 'info',
  spec: ['rfc7009-request', 'mcp-token-use'],
  needs: ['revocationProof', 'stored'],
  check(trace, { revocationProof: proof, stored }) {
    if (proof.accessToken !== 'alive') return undefined;
    const until = stored.tokens.expiresAt;
    return {
      title: `${hostOf(trace.server.url)} still takes the access token that was taken back`,
      expected: '401',
      actual: `let in${until === undefined ? '' : `; the token is good until ${new Date(until).toISOString()}`}`,
      because:
        'a server that checks a token by its signature alone does not hear of it when it is taken back',
      do: 'keep access tokens short-lived, or ask the authorization server about each one (RFC 7662)',
      evidence: ['/facts/revocationProof/accessToken'],
    };
  },
});
