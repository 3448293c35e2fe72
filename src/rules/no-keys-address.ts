/**
 * The tokens are signed with a key pair, and the metadata does not say where the public keys are. Who
 * wants to check a token has to know from elsewhere.
 *
 * Looks like: the sign-in works, and the signature stays unchecked here. A server that finds its keys by
 * the metadata refuses every token.
 * Why: jwks_uri may be left out by RFC 8414; OpenID Connect requires it. A document that was written
 * by hand, or that a proxy rewrites, often lacks it.
 * FastMCP: give JWTVerifier the jwks_uri or public_key itself; it does not read the metadata.
 * TypeScript SDK: give createRemoteJWKSet the address of the keys in your verifyAccessToken.
 * Provider: publish jwks_uri in the metadata.
 */

import { bodyPointer, hostOf } from './evidence';
import { documentOf } from './metadata-documents';
import { defineRule } from './rule';

export const noKeysAddress = defineRule({
  id: 'no-keys-address',
  effect: 'untidy',
  spec: ['rfc8414-metadata', 'rfc9068-validation'],
  needs: ['authorizationServer', 'tokens', 'tokenCheck'],
  check(trace, { authorizationServer: server, tokens }) {
    const described = documentOf(trace, 'server-metadata');
    if (described === undefined || server.metadata.jwksUri !== undefined) return undefined;
    const algorithm = tokens.accessToken.jwt?.header['alg'];
    // A secret that issuer and server share is published nowhere.
    if (typeof algorithm !== 'string' || !/^(RS|PS|ES|Ed)/.test(algorithm)) return undefined;
    return {
      title: `${hostOf(server.issuer)} does not say where the keys for its tokens are`,
      expected: 'jwks_uri in authorization server metadata',
      actual: `no jwks_uri, and an access token that is signed with ${algorithm}`,
      because:
        'the signature could not be checked here, and a server that goes by the metadata cannot check it either',
      do: `add jwks_uri to the document at ${described.askedAt}`,
      evidence: [bodyPointer(described, 'jwks_uri'), '/facts/tokens/accessToken/jwt/header/alg'],
    };
  },
});
