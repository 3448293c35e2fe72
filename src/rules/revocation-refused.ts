/** The tokens could not be taken back. RFC 7009 §2.2. */

import { answerWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { answerPointer, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const revocationRefused = defineRule({
  id: 'revocation-refused',
  severity: 'error',
  spec: ['rfc7009-request'],
  on: 'revocation-refused',
  needs: ['stored'],
  check(trace, { stored }) {
    const last = lastExchange(trace);
    if (last === undefined || brokenExchange(trace) !== undefined) return undefined;
    return {
      title: `${hostOf(stored.issuer)} does not take the tokens back`,
      expected: '200, also for a token that is no longer known',
      actual: answerWords(last.exchange),
      because:
        'the tokens are deleted on this machine, and may still be good in the hands of others',
      do: 'let the client that was issued a token revoke it, as RFC 7009 has it',
      evidence: [answerPointer(last), `${last.pointer}/response/body`],
    };
  },
});
