/** Reads a set of public keys without using any. RFC 7517 §5. */

import type { Outcome } from '../model/outcome';
import type { KeySet } from '../model/survey';
import type { Json } from '../model/wire';
import { isObject, textMember } from './metadata';

/** Which members a key must have to check a signature. RFC 7518 §6, RFC 8037 §2. */
const membersOf: { readonly [type: string]: readonly string[] } = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
};

/** Problems that are said, so that a server cannot fill the trace with them. */
const most = 10;

/** What the answer from `jwks_uri` is worth. */
export function readKeySet(url: string, answer: Outcome): KeySet {
  if (answer.kind !== 'response') {
    const exchange = answer.kind === 'failure' ? (answer.exchange ?? '') : '';
    return { url, exchange, usable: 0, problems: ['no answer came'] };
  }
  const { exchange, status, body } = answer;
  const found = { url, exchange };
  if (status !== 200) return { ...found, usable: 0, problems: [`answered ${status}`] };
  const keys = body.kind === 'json' && isObject(body.value) ? body.value['keys'] : undefined;
  if (!Array.isArray(keys)) return { ...found, usable: 0, problems: ['the answer has no keys'] };
  const faults = keys.map(faultOf);
  const problems = faults.filter((fault) => fault !== undefined);
  const usable = keys.length - problems.length;
  if (keys.length === 0) problems.push('the set is empty');
  return { ...found, usable, problems: [...new Set(problems)].slice(0, most) };
}

/** Why a key cannot check a signature; `undefined` when it can. */
function faultOf(key: Json): string | undefined {
  if (!isObject(key)) return 'a key is no object';
  const type = textMember(key, 'kty');
  if (type === undefined) return 'a key has no kty';
  if (type === 'oct') return 'a key is a shared secret (kty oct)';
  const use = textMember(key, 'use');
  if (use !== undefined && use !== 'sig') return 'a key is not for signatures (use)';
  // Types that are younger than this list are taken on trust.
  const members = Object.hasOwn(membersOf, type) ? (membersOf[type] ?? []) : [];
  const missing = members.find((name) => textMember(key, name) === undefined);
  return missing === undefined ? undefined : `a key has no ${missing}`;
}
