/**
 * The type in the header says that the token is another kind of JWT than an access token.
 *
 * Looks like: a strict server refuses the token, and lenient ones take it.
 * Why: the type keeps one kind of token from being used as another. Access tokens by RFC 9068 have
 * at+jwt there; JWT or nothing is common too. Anything else says that it was made for something
 * else.
 * FastMCP: JWTVerifier does not look at typ, so the token passes there. Other servers of yours may
 * look.
 * TypeScript SDK: jwtVerify takes typ; set it only where your provider writes it.
 * Provider: set typ of access tokens to at+jwt.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenHeaderType = defineRule({
  id: 'token-header-type',
  effect: 'client-fails',
  spec: ['rfc9068-validation'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'type');
    return (
      failed && {
        ...failed,
        title: 'The header of the access token calls it something else',
        because:
          'the type keeps one kind of token from being used as another, and a server that goes by RFC 9068 takes only at+jwt',
        do: 'set typ in the header of access tokens to at+jwt',
      }
    );
  },
});
