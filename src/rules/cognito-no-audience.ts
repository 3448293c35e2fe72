/**
 * Access tokens of Cognito have no audience. The claim client_id says for which app a token was made.
 *
 * Looks like: the sign-in ends well, and the server answers 401 because aud is missing; or all
 * works, as the server does not look at the audience.
 * Why: Cognito puts aud into ID tokens only. An access token has client_id and token_use.
 * FastMCP: AWSCognitoProvider compares client_id, from 3.2.1 on. A JWTVerifier with audience=…
 * refuses every token of Cognito.
 * TypeScript SDK: leave audience out of jwtVerify, and compare client_id with the app clients that
 * may come, and token_use with access.
 * Provider: a trigger before token generation can add aud.
 * Seen: https://github.com/PrefectHQ/fastmcp/issues/3739
 * https://github.com/apollographql/apollo-mcp-server/issues/640
 * https://github.com/camunda/camunda/issues/44650
 */

import { defineRule } from './rule';
import { accessTokenClaims, audiencesIn, failedAudience, tokenProvider } from './token-audiences';

export const cognitoNoAudience = defineRule({
  id: 'cognito-no-audience',
  effect: 'unsafe',
  spec: ['rfc9068-validation', 'mcp-audience'],
  needs: [],
  check(trace) {
    const failed = failedAudience(trace);
    const claims = accessTokenClaims(trace);
    if (failed === undefined || claims === undefined) return undefined;
    if (tokenProvider(trace)?.id !== 'cognito' || audiencesIn(claims).length > 0) return undefined;
    return {
      ...failed,
      title: 'Access tokens of Cognito have no audience',
      because:
        'Cognito says in client_id for which app a token is. A server that wants aud refuses it, and one that looks at neither takes the tokens of every app of the pool',
      do: 'compare client_id with the app clients that may come, as AWSCognitoProvider of FastMCP does, or add aud in a trigger before token generation',
    };
  },
});
