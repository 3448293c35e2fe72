/** Which signature algorithm goes with which kind of key. RFC 7518 §3.1 and §6, RFC 8037 §3.1. */

import type { JsonObject } from '../../model/wire';
import { textMember } from '../metadata';

interface KeyKind {
  readonly kty: 'EC' | 'OKP' | 'RSA';
  readonly crv?: string;
}

const ed25519 = { kty: 'OKP', crv: 'Ed25519' } as const;
const rsa = { kty: 'RSA' } as const;

/** By algorithm; the first of a kind of key is the one that is taken when nobody names one. */
const kinds: { readonly [algorithm: string]: KeyKind } = {
  ES256: { kty: 'EC', crv: 'P-256' },
  ES384: { kty: 'EC', crv: 'P-384' },
  ES512: { kty: 'EC', crv: 'P-521' },
  EdDSA: ed25519,
  Ed25519: ed25519,
  RS256: rsa,
  RS384: rsa,
  RS512: rsa,
  PS256: rsa,
  PS384: rsa,
  PS512: rsa,
};

/** The members that make a public key, and those that a private key has besides. */
const members: {
  readonly [kty in KeyKind['kty']]: readonly [readonly string[], readonly string[]];
} = {
  EC: [['crv', 'x', 'y'], ['d']],
  OKP: [['crv', 'x'], ['d']],
  RSA: [
    ['n', 'e'],
    ['d', 'p', 'q', 'dp', 'dq', 'qi'],
  ],
};

/** A JWK of which every member is text. */
export interface TextKey {
  readonly [member: string]: string;
}

/** `true` for a signature algorithm with a public key that can be computed here. */
export function isKnownAlgorithm(algorithm: string): boolean {
  return Object.hasOwn(kinds, algorithm);
}

/** Every algorithm that a kind of key could sign with, whatever its own `alg` says; the usual one first. */
export function algorithmsOf(key: JsonObject): readonly string[] {
  const kty = textMember(key, 'kty');
  const crv = textMember(key, 'crv');
  return Object.entries(kinds)
    .filter(([, kind]) => kind.kty === kty && (kind.crv === undefined || kind.crv === crv))
    .map(([algorithm]) => algorithm);
}

/** The algorithms that a published key verifies: by its `alg` if it names one, else by its kind. */
export function algorithmsOfPublished(key: JsonObject): readonly string[] {
  const use = textMember(key, 'use');
  if (use !== undefined && use !== 'sig') return [];
  const own = textMember(key, 'alg');
  const all = algorithmsOf(key);
  // EdDSA and Ed25519 are two names of one algorithm, RFC 9864 §2.2.
  if (own === 'EdDSA' || own === 'Ed25519') return all;
  return own === undefined ? all : all.filter((algorithm) => algorithm === own);
}

/** The public members of a key and nothing else; `undefined` when one is absent or the kind is unknown. */
export function publicPart(key: JsonObject): TextKey | undefined {
  return pick(key, (kty) => members[kty][0]);
}

/** A private key with nothing but its key members; `undefined` when one is absent or the kind is unknown. */
export function privatePart(key: JsonObject): TextKey | undefined {
  return pick(key, (kty) => members[kty].flat());
}

function pick(
  key: JsonObject,
  names: (kty: KeyKind['kty']) => readonly string[],
): TextKey | undefined {
  const kty = textMember(key, 'kty');
  if (kty !== 'EC' && kty !== 'OKP' && kty !== 'RSA') return undefined;
  const values = names(kty).map((name) => [name, textMember(key, name)] as const);
  return values.every((pair): pair is readonly [string, string] => pair[1] !== undefined)
    ? { kty, ...Object.fromEntries(values) }
    : undefined;
}
