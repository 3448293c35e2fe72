/**
 * The authorization server registers clients, and none that is reached by a scheme of its own, as apps
 * such as Cursor are.
 *
 * Looks like: an app says that registration failed, and names its redirect URI.
 * Why: only http and https are taken. That is allowed, and keeps such apps out.
 * FastMCP: allowed_client_redirect_uris of OAuthProxy has to let the scheme in.
 * TypeScript SDK: look at redirect_uris in registerClient of your clients store.
 * Provider: let private-use schemes in, if such apps are to sign in.
 * Seen: https://github.com/modelcontextprotocol/python-sdk/issues/897
 * https://github.com/better-auth/better-auth/issues/10946
 */

import { hostOf } from './evidence';
import { defineRule } from './rule';
import { registersAnybody, trialsOf } from './trial-verdict';

export const registrationRefusesCustomScheme = defineRule({
  id: 'registration-refuses-custom-scheme',
  effect: 'untidy',
  spec: ['rfc7591-metadata', 'rfc8252-loopback'],
  needs: ['trials', 'authorizationServer'],
  check(trace, { authorizationServer: server }) {
    if (!registersAnybody(trace)) return undefined;
    const found = trialsOf(trace, ['custom-scheme'], false);
    if (found.length === 0) return undefined;
    return {
      title: `${hostOf(server.issuer)} registers no app that has a scheme of its own`,
      expected: 'a client with a private-use scheme in its redirect URI',
      actual: found.map(({ words }) => words).join('; '),
      because: 'an app that listens on no port can be reached by nothing else',
      do: 'let private-use schemes in if such apps are to use this server; otherwise leave it',
      evidence: found.flatMap(({ evidence }) => evidence),
    };
  },
});
