/** A client that was registered could not be deleted. RFC 7592 §2.3. */

import { refusalWords } from './answer-words';
import { brokenExchange } from './broken-exchange';
import { answerPointer, hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const unregisterRefused = defineRule({
  id: 'unregister-refused',
  effect: 'sign-in-fails',
  spec: ['rfc7592-delete'],
  on: 'unregister-refused',
  needs: [],
  check(trace) {
    if (brokenExchange(trace) !== undefined) return undefined;
    const last = lastExchange(trace);
    if (last === undefined) {
      return {
        title: 'There is no registration here by that name',
        expected: 'a client that this program registered',
        actual: trace.stop?.says ?? '',
        because:
          'a registration is deleted with the token that came with it, and there is none for this client',
        do: 'choose one of the registrations that are saved here, or delete the client at the provider',
        evidence: ['/stop'],
      };
    }
    const status = last.exchange.response?.status ?? 0;
    return {
      title: `${hostOf(last.exchange.request.url)} does not delete the registration`,
      expected: '204',
      actual: refusalWords(last.exchange),
      because:
        status >= 500
          ? 'the server fails, so the client is still there and its registration is kept here'
          : 'the server named this address for changing the registration, and does not allow to delete it there; it is kept here',
      do:
        status >= 500
          ? 'try again later'
          : 'delete the client in the settings of the provider, if it lists clients there',
      evidence: [answerPointer(last)],
    };
  },
});
