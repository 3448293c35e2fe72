/** Algorithm, key and signature of a JWT, against the keys that its issuer publishes. RFC 7515 §5.2, RFC 8725 §3.1. */

import type { Check, CheckId } from '../../model/check';
import type { Json, JsonObject } from '../../model/wire';
import { listed, shown } from '../checks/words';
import { isObject, textMember } from '../metadata';
import { algorithmsOf, algorithmsOfPublished, isKnownAlgorithm, publicPart } from './key-kinds';
import { type Trial, tryKeys } from './try-keys';

export interface SignatureInput {
  readonly token: string;
  readonly header: JsonObject;
  /** The key set as it came; anything but a key set leaves the checks open. */
  readonly jwks: Json | undefined;
  readonly jwksUri?: string | undefined;
}

/** The checks `algorithm`, `key` and `signature`; the last two only where there is one to look for. */
export async function checkSignature(input: SignatureInput): Promise<readonly Check[]> {
  const { token, header, jwks, jwksUri } = input;
  const alg = textMember(header, 'alg');
  if ((alg !== undefined && /^none$/i.test(alg)) || token.endsWith('.')) return unsigned(alg);
  if (alg === undefined) {
    return [algorithm('fail', 'none is named in the header'), signature('unknown', notHere('it'))];
  }
  if (alg.startsWith('HS')) {
    const why = `${shown(alg)} uses a secret that only issuer and server know, so it cannot be checked from outside`;
    return [algorithm('unknown', why), signature('unknown', why)];
  }
  if (!isKnownAlgorithm(alg)) {
    return [
      algorithm('unknown', `${shown(alg)} is not known here`),
      signature('unknown', notHere(shown(alg))),
    ];
  }
  const keys = keysIn(jwks);
  if (keys === undefined) {
    const why =
      jwksUri === undefined ? 'the metadata names no jwks_uri' : `no key set came from ${jwksUri}`;
    return [
      algorithm('unknown', `${alg}, and no key to compare it with`),
      key('unknown', why),
      signature('unknown', why),
    ];
  }
  const keyId = textMember(header, 'kid');
  const named = keyId === undefined ? keys : keys.filter((one) => one['kid'] === keyId);
  return named.length === 0
    ? withUnknownKey(token, alg, keyId, keys)
    : withKeys(token, alg, keyId, named);
}

/** Nobody can look the key up; whether one of the published fits all the same is worth knowing. */
async function withUnknownKey(
  token: string,
  alg: string,
  keyId: string | undefined,
  keys: readonly JsonObject[],
): Promise<readonly Check[]> {
  const fitting = keys.filter((one) => algorithmsOfPublished(one).includes(alg));
  const trial = await tryKeys(token, alg, fitting);
  return [
    fitting.length > 0
      ? algorithm('pass', alg)
      : algorithm('unknown', `${alg}, and no key to compare it with`),
    key('fail', `${keyId === undefined ? '' : `${shown(keyId)}; `}${publishedWords(keys)}`),
    trial.end === 'fits'
      ? signature('pass', `${alg}, by the published ${keyName(trial.key)}`)
      : signature('unknown', 'its key is not published'),
  ];
}

async function withKeys(
  token: string,
  alg: string,
  keyId: string | undefined,
  named: readonly JsonObject[],
): Promise<readonly Check[]> {
  const fitting = named.filter((one) => algorithmsOfPublished(one).includes(alg));
  const keyCheck =
    keyId !== undefined
      ? key('pass', shown(keyId))
      : fitting.length < 2
        ? key('pass', 'none is named in the header, and no more than one could be it')
        : key('unknown', `none is named in the header, and ${fitting.length} could be it`);
  if (fitting.length > 0) {
    const trial = await tryKeys(token, alg, fitting);
    return [algorithm('pass', alg), keyCheck, signatureOf(trial, alg, keyId)];
  }
  // A key of a kind that nobody knows may be the one, so it is no contradiction.
  if (named.some((one) => publicPart(one) === undefined)) {
    const why = `the published key could not be used (${alg})`;
    return [algorithm('unknown', `${alg}; ${why}`), keyCheck, signature('unknown', why)];
  }
  const forOthers = [...new Set(named.map(purposeWords))];
  return [
    algorithm(
      'fail',
      `${alg}, but the published ${named.length === 1 && named[0] ? `${keyName(named[0])} is` : 'keys are'} for ${listed(forOthers)}`,
    ),
    keyCheck,
    signature('unknown', `no published key is for ${alg}`),
  ];
}

function signatureOf(trial: Trial, alg: string, keyId: string | undefined): Check {
  switch (trial.end) {
    case 'fits':
      return signature('pass', `${alg}${keyId === undefined ? '' : `, key ${shown(keyId)}`}`);
    case 'misfit':
      return signature('fail', 'the signature does not fit the published key');
    case 'malformed':
      return signature('fail', `the token is no well-formed signed token (${alg})`);
    case 'unsupported':
      return signature('unknown', 'its header asks for something that cannot be done here');
    case 'unusable':
      return signature('unknown', `the published key could not be used (${alg})`);
  }
}

function unsigned(alg: string | undefined): readonly Check[] {
  const actual = `not signed at all (alg ${alg === undefined ? 'not named' : shown(alg)})`;
  return [
    { ...algorithm('fail', actual), cause: 'unsigned' },
    { ...signature('fail', actual), cause: 'unsigned' },
  ];
}

function keysIn(jwks: Json | undefined): readonly JsonObject[] | undefined {
  if (!isObject(jwks)) return undefined;
  const keys = Object.hasOwn(jwks, 'keys') ? jwks['keys'] : undefined;
  return Array.isArray(keys) && keys.every((one): one is JsonObject => isObject(one))
    ? keys
    : undefined;
}

function publishedWords(keys: readonly JsonObject[]): string {
  const ids = keys.flatMap((one) => textMember(one, 'kid') ?? []);
  const without = keys.length - ids.length;
  if (keys.length === 0) return 'no key is published';
  const nameless = `${without} ${without === 1 ? 'key' : 'keys'} without an id`;
  if (ids.length === 0) return `published: ${nameless}`;
  return `published: ${listed(ids)}${without === 0 ? '' : `, and ${nameless}`}`;
}

function keyName(published: JsonObject): string {
  const keyId = textMember(published, 'kid');
  return keyId === undefined ? 'key' : `key ${shown(keyId)}`;
}

/** What a published key is for, when it is not for the algorithm of the token. */
function purposeWords(published: JsonObject): string {
  const use = textMember(published, 'use');
  if (use !== undefined && use !== 'sig') return use === 'enc' ? 'encryption' : shown(use);
  return textMember(published, 'alg') ?? algorithmsOf(published)[0] ?? 'an unknown algorithm';
}

function notHere(what: string): string {
  return `${what} cannot be checked here`;
}

function algorithm(verdict: Check['verdict'], actual: string): Check {
  return check('algorithm', verdict, 'an algorithm that the published key is for', actual);
}

function key(verdict: Check['verdict'], actual: string): Check {
  return check('key', verdict, 'a key that the issuer publishes', actual);
}

function signature(verdict: Check['verdict'], actual: string): Check {
  return check('signature', verdict, 'signed by a key that the issuer publishes', actual);
}

function check(id: CheckId, verdict: Check['verdict'], expected: string, actual: string): Check {
  return { id, verdict, expected, actual };
}
