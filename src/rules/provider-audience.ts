/**
 * The audience of the token is a name that the provider has for the API, and no address: the client
 * id of the API app at Entra ID, api://… at Okta. That is right there, and the server has to know it.
 *
 * Looks like: all works; or the sign-in ends well, the resource fits, and the server answers 401 for
 * a wrong audience.
 * Why: Entra ID gives version 2 tokens the client id of the API as aud, whatever was asked for. Okta
 * takes the audience of its authorization server, Scalekit the id of the resource.
 * FastMCP: AzureProvider takes both names of the API. A JWTVerifier needs audience=… with the name
 * that stands in the token.
 * TypeScript SDK: give that name to jwtVerify as audience.
 * Provider: nothing to change there. At Entra ID requestedAccessTokenVersion decides which of the
 * two names it is.
 * Seen: https://github.com/modelcontextprotocol/csharp-sdk/pull/1801
 */

import { defineRule } from './rule';
import { failedAudience, providerOfOwnNames } from './token-audiences';

export const providerAudience = defineRule({
  id: 'provider-audience',
  effect: 'untidy',
  spec: ['rfc9068-validation', 'mcp-audience'],
  needs: [],
  check(trace) {
    const failed = failedAudience(trace);
    const provider = failed && providerOfOwnNames(trace);
    if (failed === undefined || provider === undefined) return undefined;
    const { name, audience, id } = provider;
    const refused = trace.stop?.code === 'token-not-accepted';
    return {
      ...failed,
      ...(refused && { effect: 'sign-in-fails' as const }),
      title: `The audience of the token is the name that ${name} has for the API`,
      because: refused
        ? `at ${name} aud is ${audience.becomes}. The server refused this token, and no address will ever be in it`
        : `at ${name} aud is ${audience.becomes}. A server that compares it with its own address refuses every token`,
      do: `let the server accept the audience that is in the token${id === 'entra-id' ? '; AzureProvider of FastMCP does' : ''}`,
    };
  },
});
