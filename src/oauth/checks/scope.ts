/** What a token is good for, beside what was asked for and what the server names. RFC 6749 §3.3. */

import type { Check } from '../../model/check';
import type { Json, JsonObject } from '../../model/wire';
import { member, shown } from './words';

/** Compares what was granted with what was asked for. */
export function checkScope(asked: string | undefined, granted: string | undefined): Check {
  const check = (verdict: Check['verdict']): Check => ({
    id: 'scope',
    verdict,
    expected: asked === undefined || asked === '' ? 'no scope was asked for' : shown(asked),
    actual: granted === undefined ? 'not stated' : grantedWords(granted),
  });
  if (wordsOf(asked).length === 0) return check('pass');
  // Without a word on scope, RFC 6749 §5.1 says that all that was asked for was granted.
  if (granted === undefined) return check('unknown');
  return check(lacking(asked, granted).length === 0 ? 'pass' : 'fail');
}

/**
 * Compares what the token is good for with what the challenge of the server names. A server may
 * know scopes that hold others, so that a failure is no proof of a refusal.
 */
export function checkRequiredScope(
  required: string | undefined,
  granted: string | undefined,
): readonly Check[] {
  if (required === undefined || wordsOf(required).length === 0) return [];
  const missing = lacking(required, granted ?? '');
  return [
    {
      id: 'required-scope',
      verdict: granted === undefined ? 'unknown' : missing.length === 0 ? 'pass' : 'fail',
      expected: shown(required),
      actual:
        granted === undefined
          ? 'not stated'
          : missing.length === 0
            ? grantedWords(granted)
            : `${grantedWords(granted)}, so without ${shown(missing.join(' '))}`,
    },
  ];
}

function grantedWords(granted: string): string {
  return granted.trim() === '' ? 'none' : shown(granted);
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

function wordsOf(scope: string | undefined): readonly string[] {
  return scope?.split(' ').filter(Boolean) ?? [];
}
