/**
 * The client asks Google for the scope offline_access, which Google does not know.
 *
 * Looks like: invalid_scope at the login page, where the same scopes without offline_access are
 * taken.
 * Why: most providers give a refresh token for that scope, so clients add it, or a server lists it
 * among its scopes. Google wants the parameter access_type=offline in its place.
 * FastMCP: GoogleProvider sends access_type and prompt by itself. Leave offline_access out of
 * required_scopes.
 * TypeScript SDK: leave offline_access out of scopesSupported and of the challenge.
 * Provider: nothing to change there.
 * Seen: https://github.com/punkpeye/mcp-remote/pull/258
 * https://github.com/home-assistant/core/issues/180546
 */

import { providerOf } from './provider';
import { refusalOf } from './refusal';
import { defineRule } from './rule';

export const googleOfflineAccess = defineRule({
  id: 'google-offline-access',
  effect: 'sign-in-fails',
  spec: ['mcp-refresh', 'mcp-scope'],
  needs: ['clientIdentity'],
  check(trace, { clientIdentity: { scope = '', scopeSource } }) {
    const refusal = refusalOf(trace);
    const provider = providerOf(trace);
    const { parameters } = provider?.refresh ?? {};
    if (refusal?.error !== 'invalid_scope' || provider === undefined || parameters === undefined) {
      return undefined;
    }
    if (!scope.split(' ').includes('offline_access')) return undefined;
    const asked = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
    return {
      title: `${provider.name} does not know the scope offline_access`,
      expected: `a refresh token asked for with ${asked.join(' and ')}`,
      actual: `${refusal.words} (scope ${scope})`,
      because: `${provider.name} refuses a request with a scope that it does not know, and has parameters for this`,
      do:
        scopeSource === 'settings'
          ? `take offline_access out of the scope that you chose, and add the parameters ${asked.join(' and ')}`
          : 'take offline_access out of the scopes that the server or its authorization server names; GoogleProvider of FastMCP asks the right way',
      evidence: [refusal.evidence, '/facts/clientIdentity'],
    };
  },
});
