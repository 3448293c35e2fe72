/** What an authorization server says about a token when it is asked. RFC 7662 §2.2. */

import type { Check } from '../model/check';
import type { JsonObject } from '../model/wire';
import { checkBinding } from './checks/binding';
import { checkAudience, checkIssuer } from './checks/issuer-and-audience';
import { checkRequiredScope, checkScope, scopeOf } from './checks/scope';
import { checkTimes } from './checks/times';
import { member, missing, shown } from './checks/words';
import { textMember } from './metadata';

/** What the answer is compared with. Whatever is absent leaves its check open. */
export interface IntrospectionExpected {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  readonly clientId?: string | undefined;
  readonly scopeAsked?: string | undefined;
  /** What the token answer said; the introspection answer comes before it. */
  readonly scopeGranted?: string | undefined;
  readonly scopeRequired?: string | undefined;
  /** Whether the token goes out with proofs; absent when nobody knows. */
  readonly dpop?: boolean | undefined;
  /** Of the key that proofs are signed with. RFC 7638. */
  readonly thumbprint?: string | undefined;
}

/**
 * The checks of an introspection answer. An inactive token gives one check only, as nothing else is
 * said of it. Every member but `active` is optional, so that an absent one leaves its check open.
 */
export function checkIntrospection(
  answer: JsonObject,
  expected: IntrospectionExpected,
): readonly Check[] {
  const active = checkActive(answer);
  if (active.verdict !== 'pass') return [active];
  const granted = scopeOf(answer) ?? expected.scopeGranted;
  return [
    active,
    checkIssuer(answer, expected.issuer, 'answer'),
    checkAudience(answer, expected, 'answer'),
    ...checkTimes(answer, expected.now, 'answer'),
    ...(expected.scopeAsked === undefined ? [] : [checkScope(expected.scopeAsked, granted)]),
    ...checkRequiredScope(expected.scopeRequired, granted),
    ...checkClient(answer, expected.clientId),
    ...checkTokenType(answer, expected.dpop),
    ...checkBinding(answer, expected, 'answer'),
  ];
}

function checkActive(answer: JsonObject): Check {
  const active = member(answer, 'active');
  return {
    id: 'active',
    verdict: active === true ? 'pass' : active === false ? 'fail' : 'unknown',
    expected: 'active: true',
    actual: typeof active === 'boolean' ? `active: ${active}` : missing(answer, 'active', 'answer'),
  };
}

function checkClient(answer: JsonObject, clientId: string | undefined): readonly Check[] {
  if (clientId === undefined) return [];
  const actual = textMember(answer, 'client_id');
  return [
    {
      id: 'client',
      verdict: actual === undefined ? 'unknown' : actual === clientId ? 'pass' : 'fail',
      expected: shown(clientId),
      actual: actual === undefined ? missing(answer, 'client_id', 'answer') : shown(actual),
    },
  ];
}

/** Only the two kinds that are known can contradict each other; providers have words of their own. */
function checkTokenType(answer: JsonObject, dpop: boolean | undefined): readonly Check[] {
  if (dpop === undefined) return [];
  const expected = dpop ? 'DPoP' : 'Bearer';
  const actual = textMember(answer, 'token_type');
  const kind = actual?.toLowerCase();
  const verdict =
    kind === expected.toLowerCase()
      ? 'pass'
      : kind === 'bearer' || kind === 'dpop'
        ? 'fail'
        : 'unknown';
  return [
    {
      id: 'token-type',
      verdict,
      expected,
      actual: actual === undefined ? missing(answer, 'token_type', 'answer') : shown(actual),
    },
  ];
}
