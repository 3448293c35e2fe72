/**
 * The signing keys at jwks_uri cannot be read, so nobody who goes by the metadata can check a
 * token.
 *
 * Looks like: the server answers 401 to every token, or 500, while the authorization server seems
 * to work.
 * Why: the address in the metadata is wrong or is not reachable from here, a guard stands before
 * it, or it answers with a page. A server that fetches its keys there cannot check any signature.
 * FastMCP: JWTVerifier fetches the keys with the first token and not at the start, so a wrong
 * jwks_uri shows only then. A proxy class signs its own tokens with a secret and publishes no keys.
 * TypeScript SDK: createRemoteJWKSet takes the address of the keys. A verifier that throws
 * something other than InvalidTokenError makes a 500 of it.
 * Provider: serve the key set at jwks_uri to everybody, as JSON with a list called keys. Oracle
 * OCI: allow client access in the settings of the domain. Supabase: switch from the shared secret
 * to signing keys.
 */

import { answerWords } from './answer-words';
import { answerPointer, bodyObject, hostOf } from './evidence';
import { missingKeys } from './missing-keys';
import { defineRule } from './rule';

export const keysUnavailable = defineRule({
  id: 'keys-unavailable',
  effect: 'client-fails',
  spec: ['rfc8414-validation', 'rfc9068-validation'],
  needs: ['tokenCheck'],
  check(trace) {
    const asked = missingKeys(trace);
    if (asked === undefined) return undefined;
    const { exchange, pointer } = asked;
    const answered = exchange.failure === undefined && exchange.response?.status === 200;
    const { url } = exchange.request;
    return {
      title: `${hostOf(url)} does not give out the keys that its tokens are checked with`,
      expected: `200 with a JSON object that has keys, at ${url}`,
      actual: `${answerWords(exchange)}${answered && bodyObject(exchange) !== undefined ? ' that has no keys' : ''}`,
      because:
        'the metadata names this address as jwks_uri. The signature of the token was not checked here, and a server that fetches its keys there cannot check it either',
      do: `serve the key set at ${url}`,
      evidence: [answered ? `${pointer}/response/body` : answerPointer(asked)],
    };
  },
});
