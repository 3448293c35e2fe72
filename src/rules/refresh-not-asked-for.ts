/**
 * There is no refresh token, because this provider gives one only to whoever asks for it in its own
 * way, and this client did not ask.
 *
 * Looks like: everything works for an hour, and then people have to sign in again.
 * Why: Entra ID, Auth0, Okta and others want the scope offline_access. Google knows no such scope:
 * it wants access_type=offline, and prompt=consent once somebody has agreed before. Clients ask for
 * offline_access only where the metadata lists it.
 * FastMCP: GoogleProvider and AzureProvider ask by themselves. With OIDCProxy at Google set
 * extra_authorize_params to access_type and prompt.
 * TypeScript SDK: do not put offline_access into scopes_supported of the resource; whether to ask is
 * for the client.
 * Provider: list offline_access in scopes_supported of the authorization server, and allow refresh
 * tokens for the client and the API. Google: nothing to change there.
 * Seen: https://github.com/can1357/oh-my-pi/issues/12438
 * https://github.com/nicobailon/pi-mcp-adapter/issues/238
 * https://github.com/Softeria/ms-365-mcp-server/pull/407
 */

import type { Refresh } from '../idp/identity-provider';
import type { Trace } from '../model/trace';
import { providerOf } from './provider';
import { defineRule } from './rule';

export const refreshNotAskedFor = defineRule({
  id: 'refresh-not-asked-for',
  effect: 'client-fails',
  spec: ['mcp-refresh', 'rfc6749-refresh'],
  needs: [],
  check(trace) {
    const { tokens, stored } = trace.facts;
    const provider = providerOf(trace);
    const now = tokens ?? stored?.tokens;
    if (provider?.refresh === undefined || now === undefined || now.refreshToken !== undefined) {
      return undefined;
    }
    const missing = missingIn(trace, provider.refresh);
    if (missing === undefined) return undefined;
    const { name, fastmcp } = provider;
    return {
      title: `${name} gave no refresh token, as nobody asked for one`,
      expected: `${missing} in the authorization request`,
      actual: 'a request without, and tokens without refresh_token',
      because: `${name} gives refresh tokens only to clients that ask for them this way. Without one people sign in again when the access token ends`,
      do: `ask with ${missing}${provider.refresh.set === undefined ? '' : `, and ${provider.refresh.set}`}${fastmcp.choice === 'proxy' ? `; behind ${fastmcp.class} of FastMCP clients get refresh tokens of their own` : ''}`,
      evidence: [
        tokens === undefined ? '/facts/stored/tokens' : '/facts/tokens',
        ...(trace.facts.authorizationRequest === undefined
          ? []
          : ['/facts/authorizationRequest/parameters']),
      ],
    };
  },
});

/** What of the provider's own way the sign-in lacked; `undefined` when nothing did, or nobody knows. */
function missingIn({ facts }: Trace, refresh: Refresh): string | undefined {
  const { authorizationRequest: request, stored } = facts;
  const sent = (name: string): string | undefined => {
    const value = request?.parameters.find(([one]) => one === name)?.[1];
    return typeof value === 'string' ? value : undefined;
  };
  if (refresh.parameters !== undefined) {
    if (request === undefined) return undefined;
    const lacking = Object.entries(refresh.parameters).filter(
      ([name, value]) => sent(name) !== value,
    );
    return lacking.length === 0
      ? undefined
      : lacking.map(([name, value]) => `${name}=${value}`).join(' and ');
  }
  const browser = request !== undefined || stored?.grant === 'authorization_code';
  if (refresh.scope === undefined || !browser) return undefined;
  const scope = request === undefined ? stored?.scopeAsked : sent('scope');
  return scope?.split(' ').includes(refresh.scope) ? undefined : `the scope ${refresh.scope}`;
}
