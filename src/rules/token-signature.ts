/**
 * The signature of the access token does not fit the published key that it should be made with.
 *
 * Looks like: the server answers 401 to every token; or it does not check, and lets forged tokens
 * in.
 * Why: the token is signed with a key that its issuer does not publish, was changed on the way, or
 * the key was replaced and kept its id.
 * FastMCP: JWTVerifier refuses it. With public_key the key in your settings may be an old one; use
 * jwks_uri.
 * TypeScript SDK: createRemoteJWKSet fetches the keys anew for an id that it does not know, not for
 * one that it knows. Do not decode tokens without verifying them.
 * Provider: sign with a key that is listed at jwks_uri, and give a new key a new kid. After a
 * rotation list the old and the new key for a while.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenSignature = defineRule({
  id: 'token-signature',
  effect: 'unsafe',
  severity: 'error',
  spec: ['rfc9068-validation', 'rfc7519-claims'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'signature');
    return (
      failed && {
        ...failed,
        title: 'The access token is not signed with a key that its issuer publishes',
        because:
          'a server that checks signatures against these keys refuses this token, and must not accept it',
        do: 'sign with a key that is listed at jwks_uri; after a key rotation, list the old and the new key for a while',
      }
    );
  },
});
