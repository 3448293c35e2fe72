/**
 * The registration endpoint refuses a request because it holds a member that it does not know.
 * Endpoints are to pass over what they have no use for, so that clients can say more over time.
 *
 * Looks like: some clients can register and others get 400 with Unrecognized field.
 * Why: the request is read by a library that takes known members only. Keycloak is like this.
 * FastMCP: nothing to change there. Behind a proxy such as OIDCProxy no client registers upstream.
 * TypeScript SDK: nothing to change there.
 * Provider: update it, if a newer version passes over unknown members; or register a client by hand
 * and give out its id.
 * Seen: https://github.com/turnstonelabs/turnstone/issues/1082
 */

import { refusalWords } from './answer-words';
import { bodyMember, bodyPointer, exchangesOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const registrationUnknownMember = defineRule({
  id: 'registration-unknown-member',
  effect: 'client-fails',
  spec: ['rfc7591-request', 'rfc7591-error'],
  needs: [],
  check(trace) {
    for (const found of exchangesOf(trace, 'registration')) {
      const description = bodyMember(found.exchange, 'error_description');
      const name = /\bUnrecognized field "([^"]{1,100})"/.exec(description ?? '')?.[1];
      if (name === undefined) continue;
      return {
        ...(trace.stop?.code === 'registration-refused' && { effect: 'sign-in-fails' as const }),
        title: `${hostOf(found.exchange.request.url)} refuses registrations that have the member ${name}`,
        expected: 'members that the endpoint does not know passed over',
        actual: refusalWords(found.exchange),
        because: `RFC 7591 §2 has servers ignore what they do not understand. Clients that send ${name} cannot register here`,
        do: 'let the registration endpoint pass over unknown members, or register a client by hand and give out its id',
        evidence: [bodyPointer(found, 'error_description'), `${found.pointer}/request/body`],
      };
    }
    return undefined;
  },
});
