/** Tries published keys on a signature. RFC 7515 §5.2. */

import { compactVerify, errors, importJWK } from 'jose';
import type { JsonObject } from '../../model/wire';
import { publicPart } from './key-kinds';

export type Trial =
  | { readonly end: 'fits'; readonly key: JsonObject }
  | {
      readonly end: /** No key fits. */
        | 'misfit'
        /** The token is not what a signed token looks like. */
        | 'malformed'
        /** The header has a `crit` that is not known here. */
        | 'unsupported'
        /** No key fits, and at least one could not be used. */
        | 'unusable';
    };

/** Key sets have a handful of keys; one that has more must not keep this machine busy. */
const most = 50;

/** Which of the keys the signature fits, all of them being for the algorithm; or why none does. */
export async function tryKeys(
  token: string,
  algorithm: string,
  keys: readonly JsonObject[],
): Promise<Trial> {
  let unusable = keys.length > most;
  for (const key of keys.slice(0, most)) {
    const end = await tryKey(token, algorithm, key);
    if (end === 'fits') return { end, key };
    if (end === 'malformed' || end === 'unsupported') return { end };
    if (end === 'unusable') unusable = true;
  }
  return { end: unusable ? 'unusable' : 'misfit' };
}

async function tryKey(token: string, algorithm: string, key: JsonObject): Promise<Trial['end']> {
  // Only the public members: a key that is published with its private ones still verifies.
  const members = publicPart(key);
  if (members === undefined) return 'unusable';
  try {
    const imported = await importJWK({ ...members, kty: members['kty'] ?? '' }, algorithm);
    await compactVerify(token, imported, { algorithms: [algorithm] });
    return 'fits';
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return 'misfit';
    if (error instanceof errors.JWSInvalid) return 'malformed';
    return error instanceof errors.JOSENotSupported ? 'unsupported' : 'unusable';
  }
}
