/**
 * The client named this server as resource, and the provider made a token for somebody else or for
 * nobody, because it has to be told of the server in another way.
 *
 * Looks like: the sign-in ends well, and the first request with the token is 401; or all works, as
 * the server does not look at the audience.
 * Why: Keycloak passes over the resource parameter unless a feature is on, Auth0 unless a profile
 * is, WorkOS AuthKit where the address is not in its list. Ory and Supabase never use it.
 * FastMCP: the audience that the class checks has to be in the token: KeycloakAuthProvider takes
 * audience=…, AuthKitProvider always wants the address of the server.
 * TypeScript SDK: nothing to change there; do not leave the audience out to get rid of the error.
 * Provider: Keycloak: an Audience mapper with the address of the server, in a client scope that is a
 * default. Auth0: an API whose identifier is the address, with Resource Parameter Compatibility
 * Profile. WorkOS: an MCP resource indicator. Ory: the audience parameter, allowed for the client.
 * Seen: https://github.com/keycloak/keycloak/issues/41527
 * https://github.com/keycloak/keycloak/issues/48527
 * https://github.com/agentserver/agentserver/pull/267
 * https://github.com/sigbit/mcp-auth-proxy/issues/129
 */

import type { Audience } from '../idp/identity-provider';
import { defineRule } from './rule';
import { failedAudience, providerOfOwnNames, tokenProvider } from './token-audiences';

const reasons: { readonly [what in NonNullable<Audience['resource']>]?: string } = {
  ignored: 'passes over the resource parameter',
  'if-switched-on': 'takes the resource parameter only where that is switched on',
  'if-registered': 'takes the resource parameter only for addresses that are registered with it',
};

export const providerIgnoresResource = defineRule({
  id: 'provider-ignores-resource',
  effect: 'unsafe',
  spec: ['rfc8707-request', 'mcp-resource', 'mcp-audience'],
  needs: ['authorizationRequest'],
  check(trace, { authorizationRequest: request }) {
    const failed = failedAudience(trace);
    const provider = tokenProvider(trace);
    const { resource, set } = provider?.audience ?? {};
    const reason = resource && reasons[resource];
    const sent = request.parameters.some(([name]) => name === 'resource');
    if (failed === undefined || provider === undefined || reason === undefined || !sent) {
      return undefined;
    }
    if (providerOfOwnNames(trace) !== undefined) return undefined;
    return {
      ...failed,
      title: `${provider.name} did not make the token for this server`,
      because: `${provider.name} ${reason}, and MCP clients name the server in no other way`,
      do: set ?? `look up how ${provider.name} is told of a server`,
      evidence: [...failed.evidence, '/facts/authorizationRequest/parameters'],
    };
  },
});
