/** `typ` in the header says that the token is another kind of JWT than an access token. RFC 9068 §2.1. */

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
