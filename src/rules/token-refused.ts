/**
 * The token endpoint refuses a request for tokens with an OAuth error, in a 4xx or inside a 200.
 *
 * Looks like: the login succeeds in the browser, and the client then reports invalid_grant,
 * invalid_client, invalid_target or a code of the provider.
 * Why: the code was used before or has run out, the redirect address is not the one of the login,
 * the client is unknown there or proves itself in another way than it registered, or the resource
 * is not known. A registration that was saved is gone when the authorization server was reset.
 * FastMCP: a proxy class that lost its client_storage knows its clients no more: keep it in a store
 * that outlives a restart, and let people register again. Where the provider refuses resource, set
 * forward_resource=False. It answers invalid_grant with 401, which some clients do not expect.
 * TypeScript SDK: clients of mcpAuthRouter get a secret at registration, so they have to use it.
 * ProxyOAuthServerProvider needs the client at the provider.
 * Provider: use the token_endpoint_auth_method that the registration answer names. Entra ID:
 * AADSTS7000218 means that the app is not set as a public client, AADSTS9002327 that it is set as a
 * single page application. Cognito refuses some requests with resource.
 * Seen: https://github.com/anthropics/claude-code/issues/4760
 * https://github.com/cloudflare/workers-oauth-provider/issues/201
 * https://github.com/metatool-ai/metamcp/issues/342
 * https://github.com/microsoft/vscode/issues/321249
 * https://github.com/anthropics/claude-ai-mcp/issues/1000
 */

import { refusalWords } from './answer-words';
import { bodyMember, bodyPointer, hostOf, lastExchange } from './evidence';
import { providerRefusals } from './refusal';
import { defineRule } from './rule';

const advice: { readonly [error: string]: string } = {
  invalid_client:
    'check client id, secret or key, and the way they are sent, against the registration of this client',
  invalid_grant:
    'start again with a new login: a code works once, for about a minute, and only with the same redirect URI and verifier',
  invalid_request:
    'compare the request in the trace with what the provider wants; a parameter is missing or twice there',
  invalid_scope: 'ask for fewer scopes',
  unsupported_grant_type: 'switch this grant on at the authorization server',
  invalid_target:
    'let the provider know this resource: it does not accept the resource parameter that was sent',
};

export const tokenRefused = defineRule({
  id: 'token-refused',
  effect: 'sign-in-fails',
  under: [
    ...providerRefusals,
    'client-document-refused',
    'client-document-faulty',
    'registration-changed',
    'client-auth-method',
    'rate-limited',
    'scopes-badly-written',
    'scopes-disagree',
  ],
  spec: ['rfc6749-token-error'],
  on: 'token-refused',
  needs: ['authorizationServer'],
  check(trace, { authorizationServer: server }) {
    const last = lastExchange(trace);
    if (last === undefined) return undefined;
    const error = bodyMember(last.exchange, 'error') ?? 'an error';
    const machine = trace.stop?.step === 'client-credentials';
    const grant = machine ? 'client credentials' : 'authorization code';
    const host = hostOf(server.tokenEndpoint);
    return {
      title: `${host} gives ${machine ? 'the client no token' : 'no token for the code'}: ${error}`,
      expected: '200 with access_token',
      actual: refusalWords(last.exchange),
      because: machine
        ? 'nobody signs in here, so what is wrong is in what the client shows of itself, or in what the provider knows of it'
        : 'a code came back from the login, so what is wrong is in the request that brings it, or in what the provider knows of this client',
      do:
        error === 'unauthorized_client'
          ? `allow the ${grant} grant for this client at the provider`
          : ((Object.hasOwn(advice, error) ? advice[error] : undefined) ??
            'look the error up in the documentation of the provider'),
      evidence: [bodyPointer(last, 'error')],
    };
  },
});
