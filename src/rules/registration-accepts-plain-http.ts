/**
 * The authorization server registers clients that the browser comes back to by plain http, on a host
 * that is not the machine of the person.
 *
 * Looks like: nothing, until somebody listens on the network.
 * Why: http was let in for loopback addresses, which is right, and then for all hosts.
 * FastMCP: allowed_client_redirect_uris of OAuthProxy names the patterns that are taken.
 * TypeScript SDK: look at redirect_uris in registerClient of your clients store.
 * Provider: take http only for localhost, 127.0.0.1 and [::1].
 */

import { hostOf } from './evidence';
import { defineRule } from './rule';
import { trialsOf } from './trial-verdict';

export const registrationAcceptsPlainHttp = defineRule({
  id: 'registration-accepts-plain-http',
  effect: 'unsafe',
  spec: ['mcp-communication-security', 'rfc7591-metadata'],
  needs: ['trials', 'authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const found = trialsOf(trace, ['plain-http'], true);
    if (found.length === 0) return undefined;
    return {
      title: `${hostOf(server.issuer)} registers clients that come back by plain http`,
      expected: 'invalid_redirect_uri for http beyond loopback',
      actual: found.map(({ words }) => words).join('; '),
      because:
        'the code of a sign-in crosses the network in the clear there, for everybody on the way to read',
      do: 'take http only for loopback hosts',
      evidence: found.flatMap(({ evidence }) => evidence),
    };
  },
});
