/** Whether a JWT is an access token, as far as it tells. RFC 9068 §2.1 and §4, OpenID Connect Core §2. */

import type { Check } from '../../model/check';
import type { JsonObject } from '../../model/wire';
import { textMember } from '../metadata';
import { audiencesOf, isClient } from './issuer-and-audience';
import { scopeOf } from './scope';
import { member, shown } from './words';

/**
 * `typ` of the header. Only RFC 9068 gives access tokens a type of their own, and many providers do
 * without: no type, or `JWT`, says nothing; any other is the type of something else.
 */
export function checkType(header: JsonObject): Check {
  const typ = textMember(header, 'typ');
  const verdict = isAccessTokenType(typ)
    ? 'pass'
    : typ === undefined || /^(application\/)?jwt$/i.test(typ)
      ? 'unknown'
      : 'fail';
  return {
    id: 'type',
    verdict,
    expected: 'at+jwt',
    actual:
      typ === undefined
        ? 'no typ in the header'
        : verdict === 'unknown'
          ? `${typ}, which any JWT can be called`
          : shown(typ),
  };
}

/** Claims that OpenID Connect defines for ID tokens, beside a code or a token. */
const hashes = ['at_hash', 'c_hash'] as const;

/**
 * Tells an ID token that came in place of an access token. It is called one only on what speaks for
 * nothing else: it is the ID token that was issued too; or it has the hash that only ID tokens have,
 * or a nonce with the client as its only audience, and in both cases neither scope nor this server.
 */
export function checkKind(
  header: JsonObject,
  claims: JsonObject,
  known: {
    readonly clientId?: string | undefined;
    readonly audience?: string | undefined;
    /** The claims are those of the ID token that came with it. */
    readonly sameAsIdToken: boolean;
  },
): Check {
  const check = (verdict: Check['verdict'], actual: string): Check => ({
    id: 'kind',
    verdict,
    expected: 'an access token',
    actual,
  });
  if (known.sameAsIdToken) return check('fail', 'the ID token that was issued with it');
  if (isAccessTokenType(textMember(header, 'typ'))) return check('pass', 'its header says so');
  if (scopeOf(claims) !== undefined) return check('pass', 'it has a scope, as access tokens have');
  const audiences = audiencesOf(claims);
  if (known.audience !== undefined && audiences.includes(known.audience)) {
    return check('pass', 'it is for this server, as access tokens are');
  }
  const hash = hashes.find((name) => member(claims, name) !== undefined);
  if (hash !== undefined) return check('fail', `it has ${hash} and no scope, as ID tokens have`);
  const forClient = isClient(audiences, known.clientId);
  return member(claims, 'nonce') !== undefined && forClient
    ? check('fail', 'it is for the client, with a nonce and no scope, as ID tokens are')
    : check('unknown', 'nothing in it tells');
}

/** Media types are compared without regard to case. RFC 7515 §4.1.9. */
function isAccessTokenType(typ: string | undefined): boolean {
  return typ !== undefined && /^(application\/)?at\+jwt$/i.test(typ);
}
