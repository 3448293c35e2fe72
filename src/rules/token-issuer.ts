/**
 * The iss claim is not the issuer that the metadata names.
 *
 * Looks like: the sign-in ends well, and the server answers 401 invalid_token.
 * Why: the provider writes another issuer into tokens than into its metadata: an older version of
 * its tokens, a custom domain, or a slash at the end. A server that compares the two refuses the
 * token.
 * FastMCP: issuer of JWTVerifier takes one text or a list and is compared letter by letter. Give it
 * what stands in iss of the tokens, which is not always the address of the metadata.
 * TypeScript SDK: issuer of jwtVerify takes one text or a list too.
 * Provider: make the two the same. Entra ID: version 1 tokens come from sts.windows.net; set
 * requestedAccessTokenVersion to 2. With common or organizations as tenant, tokens still name the
 * tenant of the person. Scalekit and Descope have several issuers.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenIssuer = defineRule({
  id: 'token-issuer',
  effect: 'client-fails',
  spec: ['rfc9068-validation', 'rfc7519-claims'],
  needs: [],
  check(trace) {
    const failed = failedCheck(trace, 'issuer');
    return (
      failed && {
        ...failed,
        title: 'The access token names another issuer than the metadata',
        because:
          'a server that compares iss with the issuer of the authorization server refuses this token',
        do: 'make the iss claim and issuer in the metadata the same, letter by letter',
      }
    );
  },
});
