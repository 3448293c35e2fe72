/**
 * The server asks for a token at the first request and lets the next ones in without any. Whoever gets
 * past the opening, or leaves it out, needs no token.
 *
 * Looks like: everything works. Requests with a session id and without a token work too.
 * Why: the token is checked when the session is opened, and afterwards the session id counts as proof. Or
 * the check is written for some methods and not for all.
 * FastMCP: its auth provider checks every request; look for routes of your own, or a proxy that lets some
 * requests pass.
 * TypeScript SDK: put requireBearerAuth before the handlers of POST, GET and DELETE of the address alike.
 * Provider: nothing to change there.
 */

import { acceptedProbe } from './accepted-probe';
import { hostOf } from './evidence';
import { defineRule } from './rule';

export const letsInWithoutToken = defineRule({
  id: 'lets-in-without-token',
  effect: 'unsafe',
  severity: 'error',
  spec: ['mcp-token-use', 'mcp-security-practices'],
  needs: ['refusals'],
  check(trace, { refusals }) {
    const found = acceptedProbe(trace, refusals, 'no-token-later');
    if (found === undefined) return undefined;
    const { probe: _probe, ...words } = found;
    return {
      ...words,
      title: `${hostOf(trace.server.url)} asks for a token once and never again`,
      because:
        'a session id is no proof of who somebody is: it is written into logs, and whoever has one is in without a token, also after the token has ended',
      do: 'check the token at every request, whatever its method, and refuse it with 401 where there is none',
    };
  },
});
