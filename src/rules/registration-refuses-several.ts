/**
 * The authorization server registers clients, and not one with several redirect URIs on a machine and
 * on the web. VS Code registers such a list.
 *
 * Looks like: one client registers, and an editor says that dynamic registration failed.
 * Why: only one redirect URI is taken, or the loopback address and the https one are not taken
 * together, as application_type is held against each.
 * FastMCP: allowed_client_redirect_uris of OAuthProxy has to let all of them in.
 * TypeScript SDK: look at redirect_uris in registerClient of your clients store.
 * Provider: take lists, with loopback and https addresses in one.
 * Seen: https://github.com/openstory-so/openstory/issues/1692
 */

import { hostOf } from './evidence';
import { defineRule } from './rule';
import { registersAnybody, trialsOf } from './trial-verdict';

export const registrationRefusesSeveral = defineRule({
  id: 'registration-refuses-several',
  effect: 'client-fails',
  spec: ['rfc7591-metadata', 'mcp-application-type'],
  needs: ['trials', 'authorizationServer'],
  check(trace, { authorizationServer: server }) {
    if (!registersAnybody(trace)) return undefined;
    const found = trialsOf(trace, ['several'], false);
    if (found.length === 0) return undefined;
    return {
      title: `${hostOf(server.issuer)} registers no client with several redirect URIs`,
      expected: 'a client with all of the redirect URIs that it asked for',
      actual: found.map(({ words }) => words).join('; '),
      because:
        'an editor that runs on a machine and in a browser registers addresses of both at once, and comes to no client',
      do: 'take several redirect URIs, loopback and https together',
      evidence: found.flatMap(({ evidence }) => evidence),
    };
  },
});
