/** The token answer does not call the token a Bearer token. RFC 6749 §5.1 requires the word, §7.1 forbids to use a kind that a client does not know. */

import { hostOf } from './evidence';
import { defineRule } from './rule';

export const tokenType = defineRule({
  id: 'token-type',
  severity: 'warning',
  spec: ['rfc6749-token-request', 'mcp-token-use'],
  needs: ['tokens'],
  check(trace, { tokens }) {
    if (tokens.tokenType.toLowerCase() === 'bearer') return undefined;
    const endpoint =
      trace.facts.authorizationServer?.tokenEndpoint ?? trace.facts.stored?.tokenEndpoint ?? '';
    return {
      title: `${hostOf(endpoint)} does not call its token a Bearer token`,
      expected: 'token_type: Bearer',
      actual: `token_type: ${tokens.tokenType}`,
      because: 'token_type is required, and many clients refuse an answer without it',
      do: 'send token_type with the value Bearer in the token answer',
      evidence: ['/facts/tokens/tokenType'],
    };
  },
});
