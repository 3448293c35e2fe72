/** Who issued a token and for whom, letter by letter. RFC 7519 §4.1.1 and §4.1.3, RFC 9068 §4. */

import type { Check } from '../../model/check';
import { differenceWords } from '../../model/difference-words';
import type { JsonObject } from '../../model/wire';
import { textMember } from '../metadata';
import { listed, member, missing, type Source, shown } from './words';

/** Compares `iss` with the issuer of the metadata; open when no metadata names one. */
export function checkIssuer(
  members: JsonObject,
  issuer: string | undefined,
  source: Source,
): Check {
  const iss = textMember(members, 'iss');
  const check = (verdict: Check['verdict'], actual: string): Check => ({
    id: 'issuer',
    verdict,
    expected: issuer === undefined ? 'no metadata names an issuer' : shown(issuer),
    actual: shown(actual),
  });
  if (iss === undefined) {
    const open = issuer === undefined || source === 'answer';
    return check(open ? 'unknown' : 'fail', missing(members, 'iss', source));
  }
  if (issuer === undefined) return check('unknown', iss);
  return iss === issuer ? check('pass', iss) : check('fail', differenceWords(issuer, iss));
}

/**
 * Looks for the resource in `aud`; open when there is none to look for. An audience that is the
 * client itself is told apart, because it is how a token for nobody in particular looks.
 */
export function checkAudience(
  members: JsonObject,
  expected: { readonly audience?: string | undefined; readonly clientId?: string | undefined },
  source: Source,
): Check {
  const { audience, clientId } = expected;
  const all = audiencesOf(members);
  const check = (verdict: Check['verdict'], actual: string): Check => ({
    id: 'audience',
    verdict,
    expected: audience === undefined ? 'no resource to compare with' : shown(audience),
    actual: shown(actual),
  });
  if (all.length === 0) {
    const open = audience === undefined || source === 'answer';
    return check(open ? 'unknown' : 'fail', missing(members, 'aud', source));
  }
  if (audience === undefined) return check('unknown', listed(all));
  if (all.includes(audience)) return check('pass', listed(all));
  if (isClient(all, clientId)) {
    return { ...check('fail', `${clientId}, which is the id of the client`), cause: 'client-id' };
  }
  return check('fail', listed(all.map((one) => differenceWords(audience, one))));
}

/** The texts in `aud`, which is one or a list. */
export function audiencesOf(members: JsonObject): readonly string[] {
  const aud = member(members, 'aud');
  const all = Array.isArray(aud) ? aud : [aud];
  return all.filter((one): one is string => typeof one === 'string' && one !== '');
}

/** Whether the client is the only audience. */
export function isClient(audiences: readonly string[], clientId: string | undefined): boolean {
  return audiences.length > 0 && audiences.every((one) => one === clientId);
}
