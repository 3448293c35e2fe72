/**
 * The private key that was given for the client cannot sign: it is no key, not a private one, or not one for
 * the algorithm that was asked for.
 *
 * Looks like: the flow stops before the token request goes out, as there is nothing to prove the client with.
 * Why: private_key_jwt signs an assertion with the key. A public key, a key of another kind, or a file in a
 * form that is not PKCS 8 or a JWK cannot do that.
 * FastMCP: nothing to change there; the key belongs to the client.
 * TypeScript SDK: nothing to change there; the key belongs to the client.
 * Provider: nothing to change there, unless the key has to be made anew and its public half registered.
 */

import { hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const clientKeyUnusable = defineRule({
  id: 'client-key-unusable',
  effect: 'sign-in-fails',
  spec: ['rfc7523-client', 'mcp-client-credentials'],
  on: 'client-key-unusable',
  needs: [],
  check(trace) {
    const last = lastExchange(trace);
    const failure = last?.exchange.failure;
    if (last === undefined || failure?.kind !== 'unusable-key') return undefined;
    const host = hostOf(last.exchange.request.url);
    return {
      title: 'Your client key cannot be used',
      expected: 'a private key that can sign: PKCS #8 in PEM, or a JSON Web Key',
      actual: failure.detail,
      because: `this client proves to ${host} who it is by signing, and the request was not sent without that`,
      do: 'give the private key whose public half is registered for this client, in one of these forms',
      evidence: [`${last.pointer}/failure`],
    };
  },
});
