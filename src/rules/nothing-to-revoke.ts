/** The authorization server takes no tokens back. */

import { hostOf } from './evidence';
import { defineRule } from './rule';

export const nothingToRevoke = defineRule({
  id: 'nothing-to-revoke',
  severity: 'warning',
  spec: ['rfc7009-request'],
  needs: ['stored', 'revocation'],
  check(_trace, { stored, revocation }) {
    if (revocation.answers.length > 0) return undefined;
    return {
      title: `${hostOf(stored.issuer)} takes no tokens back`,
      expected: 'revocation_endpoint in authorization server metadata',
      actual: 'no revocation_endpoint',
      because:
        'the tokens are deleted on this machine, and whoever has a copy can go on using it until it expires',
      do: 'offer token revocation (RFC 7009), or keep access tokens short-lived',
      evidence: ['/facts/stored'],
    };
  },
});
