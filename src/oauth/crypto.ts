/** The only user of jose: PKCE values, and verification of a token against the keys its issuer publishes. */

import {
  base64url,
  compactVerify,
  createLocalJWKSet,
  decodeProtectedHeader,
  errors,
  type JSONWebKeySet,
} from 'jose';
import type { Check } from '../model/flow';
import type { Outcome } from '../model/outcome';
import type { Json, JsonObject } from '../model/wire';
import { isObject, textMember } from './metadata';
import type { CryptoOp } from './step';
import { shapeOf, type Vault } from './vault';

/** Clocks of two machines may differ by this much before it is called a fault, in seconds. */
const skew = 60;

/** Does the work of a `compute` action; new secrets go into the vault, never into the outcome. */
export async function compute(
  op: CryptoOp,
  vault: Vault,
  random: (bytes: number) => Uint8Array,
  now: number,
): Promise<Outcome> {
  switch (op.op) {
    case 'make-pkce': {
      const verifier = base64url.encode(random(32));
      vault.put('codeVerifier', verifier);
      vault.put('state', base64url.encode(random(32)));
      return { kind: 'made-pkce', codeChallenge: await challengeOf(verifier) };
    }
    case 'check-token':
      return checkToken(op, vault.get('accessToken') ?? '', now);
  }
}

/** The S256 challenge of a verifier. RFC 7636 §4.2. */
export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url.encode(new Uint8Array(digest));
}

type CheckTokenOp = Extract<CryptoOp, { op: 'check-token' }>;

async function checkToken(op: CheckTokenOp, token: string, now: number): Promise<Outcome> {
  const claims = shapeOf(token).jwt?.claims ?? {};
  const signature = await checkSignature(token, op);
  return {
    kind: 'checked-token',
    checks: [
      signature.check,
      checkIssuer(claims, op.issuer),
      checkAudience(claims, op.audience),
      ...checkTimes(claims, now),
      checkScope(claims, op),
    ],
    ...(signature.keyId !== undefined && { keyId: signature.keyId }),
  };
}

async function checkSignature(
  token: string,
  { jwks, jwksUri }: CheckTokenOp,
): Promise<{ check: Check; keyId?: string }> {
  const check = (verdict: Check['verdict'], actual: string): Check => ({
    id: 'signature',
    verdict,
    expected: 'signed by a key that the issuer publishes',
    actual,
  });
  const header = decodeHeader(token);
  const alg = header?.alg ?? 'no algorithm';
  const keyId = header?.kid;
  const withKey = keyId === undefined ? {} : { keyId };
  if (alg === 'none') return { check: check('fail', 'not signed at all (alg none)'), ...withKey };
  if (alg.startsWith('HS')) {
    return { check: check('unknown', `${alg} uses a key that only the server knows`), ...withKey };
  }
  if (!isKeySet(jwks)) {
    const why =
      jwksUri === undefined ? 'the metadata names no jwks_uri' : `no key set came from ${jwksUri}`;
    return { check: check('unknown', why), ...withKey };
  }
  try {
    await verify(token, createLocalJWKSet(jwks));
    return {
      check: check('pass', `${alg}${keyId === undefined ? '' : `, key ${keyId}`}`),
      ...withKey,
    };
  } catch (error) {
    const verdict = unfit.has(codeOf(error)) ? 'fail' : 'unknown';
    return {
      check: check(verdict, signatureWords(error, alg, keyId)),
      ...withKey,
    };
  }
}

/** Throws jose's error when no key fits. Where a token names no key, each that could be it is tried. */
async function verify(token: string, keys: ReturnType<typeof createLocalJWKSet>): Promise<void> {
  try {
    await compactVerify(token, keys);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      const fits = await compactVerify(token, key).catch(() => undefined);
      if (fits !== undefined) return;
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

/** What jose says when the token is at fault; other errors mean that the keys could not be used. */
const unfit = new Set<unknown>([
  errors.JWKSNoMatchingKey.code,
  errors.JWSSignatureVerificationFailed.code,
  errors.JWSInvalid.code,
]);

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function signatureWords(error: unknown, alg: string, keyId: string | undefined): string {
  switch (codeOf(error)) {
    case 'ERR_JWKS_NO_MATCHING_KEY':
      return `no published key matches ${alg}${keyId === undefined ? '' : ` with key id ${keyId}`}`;
    case 'ERR_JOSE_NOT_SUPPORTED':
      return `${alg} cannot be checked here`;
    case 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED':
      return 'the signature does not fit the published key';
    case 'ERR_JWS_INVALID':
      return `the token is no well-formed signed token (${alg})`;
    default:
      return `the published key could not be used (${alg})`;
  }
}

function checkIssuer(claims: JsonObject, issuer: string | undefined): Check {
  const iss = textMember(claims, 'iss');
  return {
    id: 'issuer',
    verdict: issuer === undefined ? 'unknown' : iss === issuer ? 'pass' : 'fail',
    expected: issuer ?? 'no metadata names an issuer',
    actual: iss ?? 'no iss claim',
  };
}

function checkAudience(claims: JsonObject, resource: string | undefined): Check {
  const aud = claims['aud'];
  const list =
    typeof aud === 'string'
      ? [aud]
      : Array.isArray(aud)
        ? aud.filter((one) => typeof one === 'string')
        : [];
  return {
    id: 'audience',
    verdict: resource === undefined ? 'unknown' : list.includes(resource) ? 'pass' : 'fail',
    expected: resource ?? 'not laid down: this revision sends no resource parameter',
    actual: list.length === 0 ? 'no aud claim' : list.join(', '),
  };
}

function checkTimes(claims: JsonObject, now: number): readonly Check[] {
  const seconds = Math.floor(now / 1000);
  const exp = claims['exp'];
  const nbf = claims['nbf'];
  const expiry: Check = {
    id: 'expiry',
    verdict: typeof exp !== 'number' ? 'unknown' : exp + skew > seconds ? 'pass' : 'fail',
    expected: 'a time still to come',
    actual: typeof exp === 'number' ? timeWords(exp - seconds) : 'no exp claim',
  };
  if (typeof nbf !== 'number') return [expiry];
  return [
    expiry,
    {
      id: 'not-before',
      verdict: nbf - skew <= seconds ? 'pass' : 'fail',
      expected: 'a time already past',
      actual: timeWords(nbf - seconds),
    },
  ];
}

function checkScope(claims: JsonObject, op: CheckTokenOp): Check {
  const inToken = scopeClaim(claims['scope']) ?? scopeClaim(claims['scp']);
  const granted = op.scopeGranted ?? inToken;
  const asked = op.scopeAsked?.split(' ').filter(Boolean) ?? [];
  const has = new Set(granted?.split(' ') ?? []);
  const missing = asked.filter((scope) => !has.has(scope));
  return {
    id: 'scope',
    // Without a word on scope, RFC 6749 §5.1 says that all that was asked for was granted.
    verdict:
      granted === undefined
        ? asked.length === 0
          ? 'pass'
          : 'unknown'
        : missing.length === 0
          ? 'pass'
          : 'fail',
    expected: asked.length === 0 ? 'no scope was asked for' : asked.join(' '),
    actual: granted ?? 'not stated',
  };
}

/** A string with spaces (RFC 9068 §2.2.3), or the array that some providers issue. */
function scopeClaim(claim: Json | undefined): string | undefined {
  const text = Array.isArray(claim)
    ? claim.filter((one) => typeof one === 'string').join(' ')
    : claim;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function timeWords(seconds: number): string {
  const size = Math.abs(seconds);
  const words =
    size < 120
      ? `${size} s`
      : size < 7200
        ? `${Math.round(size / 60)} min`
        : size < 172_800
          ? `${Math.round(size / 3600)} h`
          : `${Math.round(size / 86_400)} days`;
  return seconds >= 0 ? `in ${words}` : `${words} ago`;
}

function decodeHeader(token: string): { alg?: string; kid?: string } | undefined {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    return { ...(typeof alg === 'string' && { alg }), ...(typeof kid === 'string' && { kid }) };
  } catch {
    return undefined;
  }
}

function isKeySet(value: Json | undefined): value is Json & JSONWebKeySet {
  return (
    isObject(value) && Array.isArray(value['keys']) && value['keys'].every((key) => isObject(key))
  );
}
