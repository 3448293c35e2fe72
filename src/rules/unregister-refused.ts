/** The client could not be deleted. RFC 7592 §2.3. */

import { answerWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const unregisterRefused = defineRule({
  id: 'unregister-refused',
  severity: 'error',
  spec: ['rfc7592-delete'],
  on: 'unregister-refused',
  needs: [],
  check(trace) {
    if (brokenExchange(trace) !== undefined) return undefined;
    const at = trace.steps.findIndex((step) => step.id === trace.stop?.step);
    const exchanges = trace.steps[at]?.exchanges ?? [];
    const last = exchanges.at(-1);
    if (last === undefined) {
      return {
        title: 'No such registration is saved here',
        expected: 'a registration with the token that may delete it',
        actual: 'none for this client id',
        because: 'only whoever registered a client has the token that deletes it',
        do: 'delete the client at the authorization server itself',
        evidence: ['/stop/says'],
      };
    }
    return {
      title: `${hostOf(last.request.url)} does not delete the client`,
      expected: '204',
      actual: answerWords(last),
      because: 'the registration stays at the authorization server until somebody deletes it there',
      do: 'delete the client at the authorization server itself',
      evidence: [`/steps/${at}/exchanges/${exchanges.length - 1}/response/status`],
    };
  },
});
