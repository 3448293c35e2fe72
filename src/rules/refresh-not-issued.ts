/**
 * The access token ends soon, and no refresh token came with it. Nothing can renew the sign-in, so people
 * sign in again each time the token has run out.
 *
 * Looks like: everything works, and after an hour the client is logged out and asks to sign in again.
 * Why: one of three things is missing. The client is not registered for the grant refresh_token; or the
 * server gives a refresh token only for the scope offline_access, which nobody asked for; or it gives none
 * to public clients.
 * FastMCP: OAuthProxy hands out a refresh token only where the provider behind it gave one; add
 * offline_access to valid_scopes or to extra_authorize_params, as your provider has it.
 * TypeScript SDK: give refresh_token in the answer of exchangeAuthorizationCode, and grant_types with
 * refresh_token to registered clients. A client sends offline_access only where the metadata lists it.
 * Provider: switch refresh tokens on for this client. Auth0: Allow Offline Access at the API. Entra ID and
 * Keycloak: the scope offline_access. List offline_access in scopes_supported of the authorization server.
 * Seen: https://github.com/buildinternet/uploads/issues/911
 * https://github.com/lowdefy/lowdefy/pull/2337
 * https://github.com/latitude-dev/latitude-llm/pull/3373
 * https://github.com/google-antigravity/antigravity-cli/issues/1038
 * https://github.com/tembo/agent-studio/pull/123
 * https://github.com/anthropics/claude-ai-mcp/issues/228
 */

import { lengthWords } from './clocks';
import { hostOf } from './evidence';
import { defineRule } from './rule';
import { whyNoRefresh } from './why-no-refresh';

const day = 86_400;

export const refreshNotIssued = defineRule({
  id: 'refresh-not-issued',
  effect: 'untidy',
  under: ['refresh-not-asked-for', 'registration-needed-less'],
  spec: ['mcp-refresh', 'rfc6749-refresh', 'rfc7591-request'],
  needs: ['tokens', 'clientIdentity', 'authorizationServer'],
  check(trace, { tokens, clientIdentity, authorizationServer: server }) {
    const people = ['authorization_code', 'device_code'].includes(clientIdentity.grant);
    if (!people || tokens.refreshToken !== undefined || tokens.expiresAt === undefined) {
      return undefined;
    }
    const asked = trace.steps.find(({ id }) => id === 'token-request' || id === 'device-token');
    const lifetime = (tokens.expiresAt - trace.run.beganAt - (asked?.askedMs[0] ?? 0)) / 1000;
    const { why, offered, advice, evidence } = whyNoRefresh(trace);
    return {
      // A server need not have refresh tokens; one that has them keeps one back here.
      ...(offered && lifetime <= day && { effect: 'client-fails' as const }),
      title: `${hostOf(server.tokenEndpoint)} gives no refresh token`,
      expected: 'refresh_token beside an access token that ends soon',
      actual: `no refresh_token, and the access token ends after ${lengthWords(lifetime)}`,
      because: `people have to sign in again each time; ${why}`,
      do: advice,
      evidence: ['/facts/tokens', ...evidence],
    };
  },
});
