/**
 * The token answer does not call the token a Bearer token, nor DPoP after a proof. Or it says
 * Bearer where a proof came, so that the token is bound to nothing.
 *
 * Looks like: strict clients refuse the answer, and lenient ones use the token anyway.
 * Why: token_type is required, and a client must not use a kind that it does not know. A server
 * that does not know DPoP ignores the proof and answers Bearer.
 * FastMCP: proxy classes answer Bearer. When you write an OAuthProvider, OAuthToken has token_type
 * Bearer by itself.
 * TypeScript SDK: return token_type from exchangeAuthorizationCode and exchangeRefreshToken.
 * Provider: send token_type Bearer, or DPoP for a bound token. Support RFC 9449 where clients ask
 * for bound tokens.
 */

import type { Trace } from '../model/trace';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const tokenType = defineRule({
  id: 'token-type',
  effect: 'client-fails',
  spec: ['rfc6749-token-request', 'mcp-token-use'],
  needs: ['tokens'],
  check(trace, { tokens }) {
    const type = tokens.tokenType.toLowerCase();
    const proven = trace.facts.stored?.dpopBound === true || sentProof(trace);
    if (type === (proven ? 'dpop' : 'bearer')) return undefined;
    const endpoint =
      trace.facts.authorizationServer?.tokenEndpoint ?? trace.facts.stored?.tokenEndpoint ?? '';
    if (type === 'bearer') {
      return {
        title: `${hostOf(endpoint)} does not bind the token to the key of the client`,
        expected: 'token_type: DPoP, after a request with a proof',
        actual: `token_type: ${tokens.tokenType}`,
        because: 'the token is good for whoever has it, and not only for whoever has the key',
        do: 'let the authorization server support DPoP (RFC 9449), or do not ask for bound tokens',
        evidence: ['/facts/tokens/tokenType'],
      };
    }
    return {
      title: `${hostOf(endpoint)} does not call its token a Bearer token`,
      expected: 'token_type: Bearer',
      actual: `token_type: ${tokens.tokenType}`,
      because:
        type === 'dpop'
          ? 'the client sent no proof, so it has no key that the token could be bound to'
          : 'token_type is required, and many clients refuse an answer without it',
      do: 'send token_type with the value Bearer in the token answer',
      evidence: ['/facts/tokens/tokenType'],
    };
  },
});

function sentProof(trace: Trace): boolean {
  return trace.steps.some(({ exchanges }) =>
    exchanges.some(
      ({ party, request }) =>
        party === 'authorization-server' && request.headers.some(([name]) => name === 'dpop'),
    ),
  );
}
