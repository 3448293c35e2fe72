/**
 * A client that was registered could not be deleted.
 *
 * Looks like: deleting a registration reports an error, and the client stays in the list of the
 * authorization server.
 * Why: a registration is deleted with the token and the address that came with it, and the token is
 * unknown or changed, or the authorization server does not delete clients. RFC 7592.
 * FastMCP: proxy classes offer no deletion; clients stay in the client_storage until you remove
 * them.
 * TypeScript SDK: mcpAuthRouter offers no deletion either; remove the client from your clients
 * store.
 * Provider: support RFC 7592, or delete the client in the console of the provider.
 */

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
