/** What a token is good for, beside what was asked for and what the server names. RFC 6749 §3.3. */

import type { Check } from '../../model/check';
import type { Json, JsonObject } from '../../model/wire';
import { member, shown } from './words';

/** These ask for an ID token and a refresh token; providers leave them out when they name what was granted. */
const forOtherTokens = new Set(['openid', 'offline_access']);

/** Compares what was granted with what was asked for. */
export function checkScope(asked: string | undefined, granted: string | undefined): Check {
  const wanted = wordsOf(asked).join(' ');
  const check = (verdict: Check['verdict']): Check => ({
    id: 'scope',
    verdict,
    expected: wanted === '' ? 'no scope was asked for' : shown(wanted),
    actual: grantedWords(granted),
  });
  if (wanted === '') return check('pass');
  // Without a word on scope, RFC 6749 §5.1 says that all that was asked for was granted.
  if (granted === undefined) return check('unknown');
  const missing = lacking(asked, granted).filter((scope) => !forOtherTokens.has(scope));
  return check(missing.length === 0 ? 'pass' : 'fail');
}

/**
 * Compares what the token is good for with what the challenge of the server names. A server may
 * know scopes that hold others, so that a failure is no proof of a refusal.
 */
export function checkRequiredScope(
  required: string | undefined,
  granted: string | undefined,
): readonly Check[] {
  if (wordsOf(required).length === 0) return [];
  const missing = granted === undefined ? [] : lacking(required, granted);
  return [
    {
      id: 'required-scope',
      verdict: granted === undefined ? 'unknown' : missing.length === 0 ? 'pass' : 'fail',
      expected: shown(wordsOf(required).join(' ')),
      actual: `${grantedWords(granted)}${missing.length === 0 ? '' : `, so without ${shown(missing.join(' '))}`}`,
    },
  ];
}

/** The scope that a token names: as text (RFC 9068 §2.2.3), or as the list that some providers issue. */
export function scopeOf(members: JsonObject): string | undefined {
  return scopeText(member(members, 'scope')) ?? scopeText(member(members, 'scp'));
}

function scopeText(claim: Json | undefined): string | undefined {
  const text = Array.isArray(claim)
    ? claim.filter((one) => typeof one === 'string').join(' ')
    : claim;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** The scopes of `wanted` that are not in `granted`; some providers put commas between them there. */
function lacking(wanted: string | undefined, granted: string): readonly string[] {
  const has = new Set([...wordsOf(granted), ...granted.split(/[ ,]+/)]);
  return wordsOf(wanted).filter((scope) => !has.has(scope));
}

function grantedWords(granted: string | undefined): string {
  if (granted === undefined) return 'not stated';
  return wordsOf(granted).length === 0 ? 'none' : shown(granted);
}

function wordsOf(scope: string | undefined): readonly string[] {
  return scope?.split(' ').filter(Boolean) ?? [];
}
