/**
 * The keys at jwks_uri cannot be read, or none of them can check a signature. Found before anybody
 * has signed in.
 *
 * Looks like: sign-in ends well, and every request with the token is refused. The log of the server
 * speaks of a missing or unknown key.
 * Why: jwks_uri names another place than the keys have, a proxy answers there with a page, or the set
 * holds keys for other purposes.
 * FastMCP: nothing to change there, unless jwks_uri of JWTVerifier was written by hand: compare the two.
 * TypeScript SDK: compare the address in createRemoteJWKSet with jwks_uri.
 * Provider: serve a JSON object with keys at jwks_uri. Keys for signatures have use "sig" or no use.
 */

import { exchangeOf, hostOf } from './evidence';
import { defineRule } from './rule';

export const keySetUnusable = defineRule({
  id: 'key-set-unusable',
  effect: 'client-fails',
  spec: ['rfc8414-validation', 'rfc7517-keys'],
  needs: ['survey'],
  check(trace, { survey }) {
    const at = survey.servers.findIndex(({ keys }) => keys?.usable === 0);
    const keys = survey.servers[at]?.keys;
    if (keys === undefined) return undefined;
    const found = exchangeOf(trace, keys.exchange);
    return {
      title: `${hostOf(keys.url)} gives out no key that a token can be checked with`,
      expected: `200 with a JSON object whose keys hold at least one public key for signatures, at ${keys.url}`,
      actual: keys.problems.join('; '),
      because:
        'the metadata names this address as jwks_uri. If the tokens of this server are signed, whoever fetches the keys there refuses each of them',
      do: `serve the key set at ${keys.url}`,
      evidence: [
        `/facts/survey/servers/${at}/keys`,
        ...(found === undefined ? [] : [found.pointer]),
      ],
    };
  },
});
