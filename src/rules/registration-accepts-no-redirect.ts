/**
 * The authorization server registers clients that name no redirect URI for a grant that needs one.
 *
 * Looks like: a registration that works, and a sign-in that is refused for its redirect_uri; or one
 * that is taken with any address at all.
 * Why: the list is not looked at when it is empty.
 * FastMCP: nothing to change there; its own registration wants at least one.
 * TypeScript SDK: look at redirect_uris in registerClient of your clients store.
 * Provider: refuse an empty redirect_uris for the grant authorization_code.
 */

import { hostOf } from './evidence';
import { defineRule } from './rule';
import { trialsOf } from './trial-verdict';

export const registrationAcceptsNoRedirect = defineRule({
  id: 'registration-accepts-no-redirect',
  effect: 'untidy',
  spec: ['rfc7591-metadata', 'rfc7591-error'],
  needs: ['trials', 'authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const found = trialsOf(trace, ['none'], true);
    if (found.length === 0) return undefined;
    return {
      title: `${hostOf(server.issuer)} registers clients without a redirect URI`,
      expected: 'invalid_redirect_uri for an empty list',
      actual: found.map(({ words }) => words).join('; '),
      because:
        'such a client can sign nobody in, or, where the address is not compared then, can have the code sent anywhere',
      do: 'refuse an empty redirect_uris for clients with the grant authorization_code',
      evidence: found.flatMap(({ evidence }) => evidence),
    };
  },
});
