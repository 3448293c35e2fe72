/**
 * The aud claim names the client and nothing else. Providers that do not know the resource
 * parameter, or do not know this server as a resource, fill aud that way.
 *
 * Looks like: the server answers 401 invalid_token after a sign-in that went well, or takes the
 * token and with it the tokens of every other server of that client.
 * Why: the authorization server left the resource parameter out of the token. It ignores the
 * parameter, or the address of the server is not registered as a resource.
 * FastMCP: do not set audience of JWTVerifier to the client id of a public client. AzureProvider
 * takes the client id of its own app, because Entra ID writes that; AWSCognitoProvider looks at
 * client_id, because there is no aud.
 * TypeScript SDK: give jwtVerify the audience of this server; take the client id only where your
 * provider has no other and the app is yours alone.
 * Provider: register the address of the server as a resource, or add an audience. Entra ID v2
 * tokens have the client id of the API as aud, which the server then has to expect. Dex writes the
 * client id.
 * Seen: https://github.com/modelcontextprotocol/csharp-sdk/pull/1801
 * https://github.com/agentserver/agentserver/pull/267
 * https://github.com/IBM/mcp-context-forge/issues/4171
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';
import { providerOfOwnNames, tokenProvider } from './token-audiences';

export const tokenAudienceIsClientId = defineRule({
  id: 'token-audience-is-client-id',
  effect: 'unsafe',
  under: ['cognito-no-audience', 'provider-ignores-resource'],
  spec: ['rfc9068-validation', 'mcp-audience', 'rfc8707-request'],
  needs: [],
  check(trace) {
    // An ID token has this audience by right, and its own rule says what is wrong.
    if (failedCheck(trace, 'kind') !== undefined) return undefined;
    const failed = failedCheck(trace, 'audience', 'client-id');
    // A name that the provider has for the API is no fault, and has its own rule.
    if (providerOfOwnNames(trace) !== undefined) return undefined;
    const { set } = tokenProvider(trace)?.audience ?? {};
    return (
      failed && {
        ...failed,
        title: 'The audience of the access token is the client, not this server',
        because:
          'the authorization server left the resource parameter out of the token. A server must refuse a token that is not for it, and one that takes it takes tokens for any other server too',
        do:
          set ??
          'register this server as a resource at the authorization server, or set the audience there, so that aud names it letter by letter',
      }
    );
  },
});
