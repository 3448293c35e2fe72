/** Reads the private key that a user gives: PKCS #8 in PEM, or a JWK in JSON. RFC 7468 §10, RFC 7517 §4. */

import { type CryptoKey, importJWK, importPKCS8 } from 'jose';
import type { Json, JsonObject } from '../../model/wire';
import { isObject, textMember } from '../metadata';
import { algorithmsOf, isKnownAlgorithm, privatePart } from './key-kinds';

export type PrivateKey =
  | {
      readonly ok: true;
      readonly key: CryptoKey;
      readonly algorithm: string;
      /** The `kid` of a JWK. */
      readonly keyId?: string;
    }
  /** `why` is in words for the user, which never quote the key. */
  | { readonly ok: false; readonly why: string };

/** One algorithm for each kind of key, to find out what a PEM holds. */
const usual = ['ES256', 'ES384', 'ES512', 'EdDSA', 'RS256'] as const;

/**
 * The key with the algorithm it signs with: the given one, else the `alg` of a JWK, else the first of
 * those that are `accepted`, else the usual one of its kind. A key that cannot be used is a value that says why; nothing is thrown.
 */
export async function readPrivateKey(
  text: string,
  algorithm?: string,
  accepted: readonly string[] = [],
): Promise<PrivateKey> {
  if (algorithm !== undefined && !isKnownAlgorithm(algorithm)) {
    return unusable(`${algorithm} is no algorithm that a private key can sign with here`);
  }
  // In a variable of the environment the line ends of a PEM are often written out.
  const trimmed = text.trim().replaceAll('\\n', '\n');
  if (trimmed === '') return unusable('there is no key');
  const read = trimmed.startsWith('-----BEGIN')
    ? await readPem(trimmed, algorithm, accepted.filter(isKnownAlgorithm))
    : await readJwk(text, algorithm, accepted);
  return read.ok && isShortRsa(read.key)
    ? unusable('the RSA key is shorter than 2048 bits, and no server should take it')
    : read;
}

async function readPem(
  pem: string,
  algorithm: string | undefined,
  accepted: readonly string[],
): Promise<PrivateKey> {
  const label = /^-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1] ?? '';
  if (label !== 'PRIVATE KEY') {
    return unusable(
      (Object.hasOwn(otherLabels, label) ? otherLabels[label] : undefined) ??
        'the PEM holds something else than a private key in PKCS #8',
    );
  }
  for (const one of algorithm === undefined ? [...accepted, ...usual] : [algorithm, ...usual]) {
    const key = await importPKCS8(pem, one).catch(() => undefined);
    if (key === undefined) continue;
    return algorithm === undefined || one === algorithm
      ? { ok: true, key, algorithm: one }
      : unusable(`the key is of the kind for ${one}, and ${algorithm} needs another`);
  }
  return unusable('the PEM holds no PKCS #8 key that is known here: EC, Ed25519 or RSA');
}

const convert = 'make PKCS #8 of it with openssl pkcs8 -topk8 -nocrypt';

const otherLabels: { readonly [label: string]: string } = {
  'RSA PRIVATE KEY': `the key is in the older PKCS #1 form; ${convert}`,
  'EC PRIVATE KEY': `the key is in the older SEC 1 form; ${convert}`,
  'ENCRYPTED PRIVATE KEY': `the key is locked with a pass phrase; ${convert}`,
  'OPENSSH PRIVATE KEY': 'the key is in the form of OpenSSH, and PKCS #8 is needed',
  'PUBLIC KEY': 'this is the public key, and the private one is needed',
  'RSA PUBLIC KEY': 'this is the public key, and the private one is needed',
  CERTIFICATE: 'this is a certificate, and the private key is needed',
};

async function readJwk(
  text: string,
  algorithm: string | undefined,
  accepted: readonly string[],
): Promise<PrivateKey> {
  const jwk = parse(text);
  if (jwk === undefined) return unusable('the key is neither PEM nor a JSON Web Key');
  if (Array.isArray(jwk['keys'])) {
    return unusable('this is a set of keys, and one private key of it is needed');
  }
  const possible = algorithmsOf(jwk);
  if (possible.length === 0) {
    return unusable(
      textMember(jwk, 'kty') === 'oct'
        ? 'this is a shared secret, and a private key is needed'
        : 'the JSON Web Key is of no kind that is known here: EC, Ed25519 or RSA',
    );
  }
  if (textMember(jwk, 'd') === undefined) {
    return unusable('this is the public key, and the private one is needed');
  }
  const own = textMember(jwk, 'alg');
  const fits = (one: string | undefined): boolean => one !== undefined && possible.includes(one);
  const chosen = algorithm ?? [own, ...accepted, ...possible].find(fits) ?? '';
  if (!possible.includes(chosen)) {
    return unusable(`the key is of the kind for ${possible[0]}, and ${chosen} needs another`);
  }
  const members = privatePart(jwk);
  if (members === undefined) return unusable('members of the JSON Web Key are missing');
  const key = await importJWK({ ...members, kty: members['kty'] ?? '' }, chosen).catch(
    () => undefined,
  );
  if (key === undefined || key instanceof Uint8Array) {
    return unusable('the members of the JSON Web Key make no key');
  }
  const keyId = textMember(jwk, 'kid');
  return { ok: true, key, algorithm: chosen, ...(keyId !== undefined && { keyId }) };
}

function parse(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isShortRsa(key: CryptoKey): boolean {
  const { algorithm } = key;
  return 'modulusLength' in algorithm && Number(algorithm.modulusLength) < 2048;
}

function unusable(why: string): PrivateKey {
  return { ok: false, why };
}
