/**
 * The header of the access token names a key that the issuer does not publish.
 *
 * Looks like: the server answers 401 to every token, often since a certain hour.
 * Why: keys were replaced and the old one was taken from the list too early, the list comes from
 * another realm, tenant or environment, or a proxy keeps an old copy of it. Sometimes only the id
 * in the header is wrong.
 * FastMCP: JWTVerifier keeps the list for an hour and fetches it again for an id that it does not
 * know. Check that jwks_uri belongs to the same issuer as the tokens.
 * TypeScript SDK: createRemoteJWKSet does the same, with a pause between two fetches. Make it once
 * and not for each request.
 * Provider: list a new key before signing with it, and keep the old one until its last token has
 * run out.
 */

import { failedCheck } from './failed-check';
import { defineRule } from './rule';

export const tokenUnknownKey = defineRule({
  id: 'token-unknown-key',
  effect: 'sign-in-fails',
  spec: ['rfc9068-validation', 'rfc8414-validation'],
  needs: ['tokenCheck'],
  check(trace, { tokenCheck }) {
    const failed = failedCheck(trace, 'key');
    if (failed === undefined) return undefined;
    const onlyTheName = tokenCheck.checks.some(
      (check) => check.id === 'signature' && check.verdict === 'pass',
    );
    return {
      ...failed,
      title: 'The access token is signed with a key that its issuer does not publish',
      because: onlyTheName
        ? 'the signature fits a published key, so only the key id is wrong. A server that looks the key up by its id finds none and refuses this token'
        : 'a server that looks the key up by its id finds none, and refuses this token',
      do: onlyTheName
        ? 'publish the key at jwks_uri with the kid that is in the header of the tokens'
        : 'publish the key at jwks_uri; after a key rotation, list the old and the new key for a while',
    };
  },
});
