/**
 * The challenge names no scope, and the resource metadata lists many, so that a client has to ask for all
 * of them at once. The list is meant to hold the least that a client needs to begin.
 *
 * Looks like: the consent page asks for everything the server can do, people turn back there, or the
 * provider refuses as one of the scopes needs an administrator.
 * Why: scopes_supported holds every scope that exists. Clients read it as what to ask for where the
 * challenge names nothing.
 * FastMCP: give RemoteAuthProvider in scopes_supported only what every user needs. FastMCP 4 names
 * required_scopes in the challenge, and clients then ask for those alone.
 * TypeScript SDK: shorten scopesSupported; requireBearerAuth names requiredScopes in its challenge.
 * Provider: nothing to change there.
 * Seen: https://github.com/anthropics/claude-code/issues/55954
 * https://github.com/anthropics/claude-code/issues/72384
 * https://github.com/PostHog/posthog/issues/55307
 */

import { challengePointers, hostOf } from './evidence';
import { defineRule } from './rule';

/** More than a person reads on a consent page. */
const many = 10;

export const manyScopesAsked = defineRule({
  id: 'many-scopes-asked',
  effect: 'untidy',
  spec: ['mcp-scope'],
  needs: ['clientIdentity', 'resource'],
  check(trace, { clientIdentity, resource }) {
    const listed = resource.metadata?.scopesSupported ?? [];
    if (clientIdentity.scopeSource !== 'metadata' || listed.length <= many) return undefined;
    return {
      title: `${hostOf(trace.server.url)} has clients ask for ${listed.length} scopes at once`,
      expected: 'in the metadata the least set of scopes, or a challenge that names what is needed',
      actual: `a challenge without scope, and metadata that lists ${listed.slice(0, many).join(' ')} and ${listed.length - many} more`,
      because:
        'where the challenge names no scope, a client asks for all that the metadata lists, and people are asked to agree to all of it',
      do: 'name the scope of the request in the challenge, and list in scopes_supported only what every client needs to begin',
      evidence: ['/facts/resource/metadata/scopesSupported', ...challengePointers(trace)],
    };
  },
});
