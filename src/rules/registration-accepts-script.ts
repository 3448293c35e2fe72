/**
 * The authorization server registers clients whose redirect URI is a script or a page of their own.
 * Anybody can register one, and have it run where people sign in.
 *
 * Looks like: nothing, until somebody uses it.
 * Why: the scheme of redirect URIs is not looked at. A browser that is sent to javascript: runs it with
 * the rights of the page that it stands on.
 * FastMCP: allowed_client_redirect_uris of OAuthProxy names the patterns that are taken.
 * TypeScript SDK: look at redirect_uris in registerClient of your clients store.
 * Provider: take https, http on loopback, and schemes of apps; refuse javascript:, data:, vbscript:
 * and file:.
 */

import { hostOf } from './evidence';
import { defineRule } from './rule';
import { trialsOf } from './trial-verdict';

export const registrationAcceptsScript = defineRule({
  id: 'registration-accepts-script',
  effect: 'unsafe',
  spec: ['rfc7591-metadata', 'mcp-security-practices'],
  needs: ['trials', 'authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const found = trialsOf(trace, ['javascript', 'data'], true);
    if (found.length === 0) return undefined;
    return {
      title: `${hostOf(server.issuer)} registers clients that come back to a script`,
      expected: 'invalid_redirect_uri for javascript: and data:',
      actual: found.map(({ words }) => words).join('; '),
      because:
        'anybody may register a client here, and the browser of a person who signs in runs what it wrote',
      do: 'refuse redirect URIs whose scheme is javascript, data, vbscript or file',
      evidence: found.flatMap(({ evidence }) => evidence),
    };
  },
});
