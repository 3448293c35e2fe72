/**
 * The aud claim does not name this server. The audience check is what keeps a token for one service
 * from being used at another. A warning, because providers have identifiers of their own for a server
 * (api://… at Entra, API identifiers at Auth0), and whether this server goes by one of them only it knows.
 *
 * Looks like: the sign-in ends well, and the first request with the token is 401 invalid_token; or
 * all works, as the server does not look at the audience.
 * Why: the authorization server does not put the resource parameter into aud. It knows no such
 * resource, or it has names of its own for it.
 * FastMCP: JWTVerifier(audience=…) takes the name that your provider gives, as one text or a list.
 * Do not leave it out: then a token for any other service of that provider opens this one.
 * TypeScript SDK: give the audience to jwtVerify in your verifyAccessToken.
 * Provider: register the address of this server as a resource. Keycloak: an audience mapper in a
 * client scope. Auth0: the API identifier is the address, or the tenant takes the resource parameter.
 * Entra ID: aud is the Application ID URI or the client id of the API.
 * Seen: https://github.com/keycloak/keycloak/issues/41527
 * https://github.com/IBM/mcp-context-forge/issues/4171
 * https://github.com/modelcontextprotocol/csharp-sdk/pull/1801
 * https://github.com/danny-avila/LibreChat/issues/13401
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';
import { providerOfOwnNames, tokenProvider } from './token-audiences';

export const tokenAudience = defineRule({
  id: 'token-audience',
  effect: 'unsafe',
  under: ['cognito-no-audience', 'provider-ignores-resource'],
  spec: ['rfc9068-validation', 'mcp-audience', 'rfc8707-request'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'audience');
    // A name that the provider has for the API is no fault, and has its own rule.
    if (providerOfOwnNames(trace) !== undefined) return undefined;
    const { set } = tokenProvider(trace)?.audience ?? {};
    return (
      failed && {
        ...failed,
        title: 'The access token does not name this server as its audience',
        because:
          'a server must refuse tokens that were made for another one. This token is right only if the audience is another name of this server',
        do:
          set ??
          'let the authorization server put the resource parameter into aud, letter by letter',
      }
    );
  },
});
