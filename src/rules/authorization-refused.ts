/**
 * The authorization server sent the browser back with an error instead of a code.
 *
 * Looks like: the browser returns at once or after the login, and the client reports access_denied,
 * invalid_scope, invalid_target, unauthorized_client or a code of the provider.
 * Why: the authorization server decides who may come in, and says so with this error. Most often a
 * scope is asked for that it does not know or did not register for this client, the resource
 * parameter names something it does not know, or the person or an administrator said no.
 * FastMCP: scopes_supported of the metadata comes from required_scopes. Name only scopes that your
 * provider knows. With a proxy class whose provider refuses the resource parameter, set
 * forward_resource=False; AzureProvider does that by itself.
 * TypeScript SDK: give mcpAuthMetadataRouter and requireBearerAuth the scopes that the
 * authorization server really has.
 * Provider: add the scope, and allow it for this client and person. Entra ID: a scope is written in
 * full, as in api://client-id/name, and AADSTS9010010 means that the resource parameter does not
 * fit the scope. An authorization server that validates the resource needs the address of the
 * server among its resources.
 * Seen: https://github.com/UsefulSoftwareCo/executor/pull/689
 * https://github.com/anthropics/claude-code/issues/89438
 * https://github.com/openai/codex/pull/14419
 * https://github.com/authelia/authelia/issues/13113
 */

import { hostOf } from './evidence';
import { providerRefusals } from './refusal';
import { defineRule } from './rule';

const advice: { readonly [error: string]: string } = {
  access_denied: 'sign in again and agree, or ask whoever administers the provider to let you in',
  invalid_scope: 'ask for fewer scopes; the provider does not know or does not allow one of them',
  invalid_target:
    'let the provider know this resource: it does not accept the resource parameter that was sent',
  invalid_request: 'compare the parameters of the PKCE step with what the provider wants',
  unauthorized_client: 'allow the authorization code grant for this client at the provider',
  unsupported_response_type: 'allow the authorization code grant for this client at the provider',
  login_required: 'sign in to the provider first, in the same browser',
  consent_required: 'give consent on the login page',
  server_error: 'try again; the provider failed on its side',
  temporarily_unavailable: 'try again later',
};

export const authorizationRefused = defineRule({
  id: 'authorization-refused',
  effect: 'sign-in-fails',
  under: [
    ...providerRefusals,
    'client-document-refused',
    'client-document-faulty',
    'registration-changed',
    'scopes-badly-written',
    'scopes-disagree',
    'many-scopes-asked',
  ],
  spec: ['rfc6749-authorization-response'],
  on: 'authorization-refused',
  needs: ['authorizationResponse', 'authorizationServer'],
  check(_trace, { authorizationResponse: response, authorizationServer: server }) {
    const error = response.error ?? '';
    return {
      title: `${hostOf(server.issuer)} refused the sign-in with ${error}`,
      expected: 'a code',
      actual:
        response.errorDescription === undefined ? error : `${error}: ${response.errorDescription}`,
      because: 'the authorization server decides who may come in, and says so with this error',
      do:
        (Object.hasOwn(advice, error) ? advice[error] : undefined) ??
        'look the error up in the documentation of the provider',
      evidence: ['/facts/authorizationResponse/error'],
    };
  },
});
