/**
 * What came as access token is an ID token. It tells the client who signed in; it is not meant for
 * the server, and says nothing of what may be done there.
 *
 * Looks like: the server refuses the token because of its audience, or takes it and then takes the
 * ID tokens of every other client of that provider too.
 * Why: a proxy passes on id_token in place of access_token, or the provider was told to answer with
 * it because its access tokens cannot be read.
 * FastMCP: JWTVerifier does not look at the type, so an ID token whose aud fits passes. For a
 * provider with opaque tokens use the class of the provider or IntrospectionTokenVerifier.
 * OIDCProxy with verify_id_token=True reads the ID token on its own side and gives clients a token
 * of its own.
 * TypeScript SDK: in verifyAccessToken demand what only access tokens have, such as scope or the
 * type at+jwt, and the audience of this server.
 * Provider: issue an access token for this server. Auth0: ask with an audience. Google, GitHub and
 * Discord issue opaque access tokens, for which a proxy is needed.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const idTokenAsAccessToken = defineRule({
  id: 'id-token-as-access-token',
  effect: 'unsafe',
  spec: ['rfc9068-validation', 'mcp-audience'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'kind');
    return (
      failed && {
        ...failed,
        title: 'The access token is an ID token',
        because:
          'an ID token is for the client alone. A server must refuse it, and one that takes it takes the ID tokens of every other client too',
        do: 'let the token endpoint issue an access token for this server; if a proxy stands before it, let that pass on access_token and not id_token',
      }
    );
  },
});
