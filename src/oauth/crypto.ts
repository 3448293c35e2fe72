/** Does the work of a `compute` action; new secrets go into the vault, never into the outcome. */

import { base64url } from 'jose';
import type { Outcome } from '../model/outcome';
import { checkToken } from './crypto/check-token';
import { sha256 } from './crypto/digest';
import { makeDpopKey } from './crypto/dpop';
import { makeProbe } from './crypto/probe-token';
import { holdProbe } from './held-probes';
import type { CryptoOp } from './step';
import { shapeOf, type Vault } from './vault';

/** What came of a `compute` action. `now` is in milliseconds since the epoch. */
export async function compute(
  op: CryptoOp,
  vault: Vault,
  random: (bytes: number) => Uint8Array,
  now: number,
): Promise<Outcome> {
  switch (op.op) {
    case 'make-pkce': {
      const verifier = base64url.encode(random(32));
      vault.put('codeVerifier', verifier);
      vault.put('state', base64url.encode(random(32)));
      return { kind: 'made-pkce', codeChallenge: await challengeOf(verifier) };
    }
    case 'make-dpop-key':
      vault.put('dpopKey', await makeDpopKey());
      return { kind: 'made-dpop-key' };
    case 'look-at-pasted':
      return { kind: 'looked-at', shape: shapeOf(vault.get('pastedToken') ?? '') };
    case 'check-token':
      return checkToken(op, vault, now);
    case 'make-probe': {
      const made = await makeProbe(op, vault, random, now);
      if ('why' in made) return { kind: 'made-probe', why: made.why };
      holdProbe(vault, op.make, made.token);
      return { kind: 'made-probe' };
    }
  }
}

/** The S256 challenge of a verifier. RFC 7636 §4.2. */
export function challengeOf(verifier: string): Promise<string> {
  return sha256(verifier);
}
