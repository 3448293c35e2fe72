/**
 * The `aud` claim names the client and nothing else. Providers that do not know the resource
 * parameter, or do not know this server as a resource, fill `aud` that way.
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
