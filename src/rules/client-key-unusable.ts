/**
 * The client is to prove itself with a key that cannot sign: a public key, one in an older form, one
 * with a pass phrase, or one of another kind than the algorithm. Nothing is sent without the proof.
 */

import { hostOf, lastExchange } from './evidence';
import { defineRule } from './rule';

export const clientKeyUnusable = defineRule({
  id: 'client-key-unusable',
  severity: 'error',
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
