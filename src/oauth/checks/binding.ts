/** Whether a token is bound to a key, and used that way. RFC 9449 §6 and §7. */

import type { Check } from '../../model/check';
import type { JsonObject } from '../../model/wire';
import { isObject, textMember } from '../metadata';
import { member, missing, type Source, shown } from './words';

/**
 * Compares `cnf.jkt` with the key of this client. Nothing to check where neither the token is bound
 * nor proofs are used; open where one of the two is not known.
 */
export function checkBinding(
  members: JsonObject,
  known: {
    /** Whether the token goes out with proofs; absent when nobody knows. */
    readonly dpop?: boolean | undefined;
    /** Of the key that proofs are signed with. RFC 7638. */
    readonly thumbprint?: string | undefined;
  },
  source: Source,
): readonly Check[] {
  const { dpop, thumbprint } = known;
  const cnf = member(members, 'cnf');
  const jkt = isObject(cnf) ? textMember(cnf, 'jkt') : undefined;
  const check = (verdict: Check['verdict'], expected: string, actual: string): Check => ({
    id: 'binding',
    verdict,
    expected,
    actual: shown(actual),
  });
  if (dpop !== true) {
    if (jkt === undefined) return [];
    const actual = `bound to the key ${jkt}`;
    if (dpop === undefined) return [check('unknown', 'used with a proof of the same key', actual)];
    return [
      {
        ...check('fail', 'bound to no key, as it is sent without a proof', actual),
        cause: 'sent-as-bearer',
      },
    ];
  }
  const expected = `bound to the key of this client${thumbprint === undefined ? '' : ` (cnf.jkt ${thumbprint})`}`;
  if (jkt === undefined) {
    const why = cnf === undefined ? missing(members, 'cnf', source) : 'no jkt in cnf';
    return [check(source === 'answer' ? 'unknown' : 'fail', expected, why)];
  }
  const verdict = thumbprint === undefined ? 'unknown' : jkt === thumbprint ? 'pass' : 'fail';
  return [check(verdict, expected, `bound to the key ${jkt}`)];
}
