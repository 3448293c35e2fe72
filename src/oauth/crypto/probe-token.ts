/** Makes tokens that a server has to refuse, each wrong in one thing. RFC 8725, RFC 9068 §4. */

import { base64url, type CryptoKey, exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose';
import type { JsonObject } from '../../model/wire';
import { isObject, textMember } from '../metadata';
import type { MadeToken, ProbeOp } from '../step';
import { shapeOf, type Vault } from '../vault';
import { algorithmsOfPublished, isKnownAlgorithm, publicPart } from './key-kinds';
import { type PrivateKey, readPrivateKey } from './private-key';

/** `why`: it cannot be made, in words for the user that quote no secret. */
export type ProbeToken = { readonly token: string } | { readonly why: string };

/** Reserved names, which nobody can own. RFC 6761 §6.4. */
const anotherService = 'https://another-service.invalid/mcp';
const anotherIssuer = 'https://another-issuer.invalid';

/** Milliseconds: by so much, clocks may differ. */
const leeway = 300_000;

/** Seconds: no longer than the probes take. */
const lifetime = 300;

interface Good {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  /** The published key that signs, as far as it is known. */
  readonly published: JsonObject | undefined;
}

/** One token. `now` is in milliseconds since the epoch. Never throws for what a server or user gave. */
export async function makeProbe(
  op: ProbeOp,
  vault: Pick<Vault, 'get'>,
  random: (bytes: number) => Uint8Array,
  now: number,
): Promise<ProbeToken> {
  const own = vault.get('accessToken');
  const seconds = Math.floor(now / 1000);
  const good = goodToken(op, own, random, seconds);
  const key = op.withKey ? vault.get('probeKey') : undefined;
  switch (op.make) {
    case 'garbage':
      return { token: base64url.encode(random(32)) };
    case 'unsigned': {
      const header = { ...good.header, alg: 'none' };
      return { token: `${encoded(header)}.${encoded(good.claims)}.` };
    }
    case 'broken-signature':
      return brokenSignature(own);
    case 'foreign-key':
      return foreignKey(good);
    case 'public-key-as-secret':
      return publicKeyAsSecret(good);
    case 'id-token': {
      const idToken = vault.get('idToken');
      return idToken === undefined ? no('the sign-in gave no ID token') : { token: idToken };
    }
    case 'expired':
      if (own !== undefined && isOver(own, op.expiresAt, now)) return { token: own };
      return withOwnKey(op.make, good, key, seconds);
    case 'good':
    case 'no-expiry':
    case 'another-audience':
    case 'another-issuer':
    case 'no-scope':
      return withOwnKey(op.make, good, key, seconds);
    case 'no-token':
    case 'no-token-later':
    case 'token-in-query':
    case 'revoked':
      return no('nothing is made for it');
  }
}

/** Header and claims of a token that is right: as in the token of the sign-in, with new times. */
function goodToken(
  { jwks, issuer, audience, scope }: ProbeOp,
  own: string | undefined,
  random: (bytes: number) => Uint8Array,
  seconds: number,
): Good {
  const { jwt } = shapeOf(own ?? '');
  const keys = keysIn(jwks);
  const keyId = jwt && textMember(jwt.header, 'kid');
  const published = keys.find((key) => key['kid'] === keyId) ?? keys[0];
  const named = keyId ?? (published && textMember(published, 'kid'));
  const before = jwt?.claims ?? {
    iss: issuer,
    aud: audience,
    sub: 'mcp-auth-inspector',
    client_id: 'mcp-auth-inspector',
    ...(scope !== undefined && { scope }),
  };
  return {
    header: { typ: 'at+jwt', ...jwt?.header, ...(named !== undefined && { kid: named }) },
    claims: {
      ...before,
      ...(before['nbf'] !== undefined && { nbf: seconds }),
      iat: seconds,
      exp: seconds + lifetime,
      jti: base64url.encode(random(16)),
    },
    published,
  };
}

function brokenSignature(own: string | undefined): ProbeToken {
  if (own === undefined) return no('there is no token of a sign-in to change');
  const [header, claims, signature] = own.split('.');
  if (shapeOf(own).jwt === undefined || !signature) {
    return no('the token of the sign-in has no signature that could be changed');
  }
  // The last letter may hold bits that nobody reads; the first does not.
  const changed = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
  return { token: `${header}.${claims}.${changed}` };
}

async function foreignKey({ header, claims, published }: Good): Promise<ProbeToken> {
  const algorithm = [textMember(header, 'alg'), published && algorithmsOfPublished(published)[0]];
  const alg = algorithm.find((one) => one !== undefined && isKnownAlgorithm(one)) ?? 'ES256';
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return signed(claims, { ...header, alg }, privateKey);
}

async function publicKeyAsSecret({ header, claims, published }: Good): Promise<ProbeToken> {
  const members = published && publicPart(published);
  const [alg] = published === undefined ? [] : algorithmsOfPublished(published);
  if (members === undefined || alg === undefined) {
    return no('the issuer publishes no key that could be read');
  }
  try {
    const key = await importJWK({ ...members, kty: members['kty'] ?? '' }, alg);
    if (key instanceof Uint8Array) return no('the published key is a secret');
    // As it stands in a file, with the end of the last line.
    const secret = new TextEncoder().encode(`${await exportSPKI(key)}\n`);
    return await signed(claims, { ...header, alg: 'HS256' }, secret);
  } catch {
    return no('the published key makes no key');
  }
}

async function withOwnKey(
  make: MadeToken,
  { header, claims, published }: Good,
  text: string | undefined,
  seconds: number,
): Promise<ProbeToken> {
  if (text === undefined) return no('it takes the key that your authorization server signs with');
  const key = await readOwnKey(text, textMember(header, 'alg'));
  if (!key.ok) return no(`the signing key cannot be used: ${key.why}`);
  const keyId =
    key.keyId ?? textMember(header, 'kid') ?? (published && textMember(published, 'kid'));
  return signed(
    changed(claims, make, seconds),
    { ...header, alg: key.algorithm, ...(keyId !== undefined && { kid: keyId }) },
    key.key,
  );
}

/** With the algorithm of the tokens that are issued, where the key can do that. */
async function readOwnKey(text: string, algorithm: string | undefined): Promise<PrivateKey> {
  const asIssued = algorithm === undefined ? undefined : await readPrivateKey(text, algorithm);
  return asIssued?.ok === true ? asIssued : readPrivateKey(text);
}

/** The claims with the one thing changed that makes them wrong. */
function changed(claims: JsonObject, make: MadeToken, seconds: number): JsonObject {
  switch (make) {
    case 'expired':
      return { ...claims, iat: seconds - 2 * 3600, exp: seconds - 3600, ...nbf(claims, seconds) };
    case 'no-expiry': {
      const { exp: _, ...rest } = claims;
      return rest;
    }
    case 'another-audience':
      return { ...claims, aud: anotherService };
    case 'another-issuer':
      return { ...claims, iss: anotherIssuer };
    case 'no-scope': {
      const { scope: _scope, scp: _scp, ...rest } = claims;
      return rest;
    }
    default:
      return claims;
  }
}

function nbf(claims: JsonObject, seconds: number): JsonObject {
  return claims['nbf'] === undefined ? {} : { nbf: seconds - 2 * 3600 };
}

/** Whether the token of the sign-in has run out already. */
function isOver(token: string, expiresAt: number | undefined, now: number): boolean {
  const exp = shapeOf(token).jwt?.claims['exp'];
  const end = typeof exp === 'number' ? exp * 1000 : expiresAt;
  return end !== undefined && end + leeway <= now;
}

async function signed(
  claims: JsonObject,
  header: JsonObject & { readonly alg: string },
  key: CryptoKey | Uint8Array,
): Promise<ProbeToken> {
  try {
    return { token: await new SignJWT({ ...claims }).setProtectedHeader(header).sign(key) };
  } catch {
    return no(`no token could be signed with ${header.alg}`);
  }
}

function keysIn(jwks: ProbeOp['jwks']): readonly JsonObject[] {
  const keys = jwks !== undefined && isObject(jwks) ? jwks['keys'] : undefined;
  const objects = Array.isArray(keys) ? keys.filter(isObject) : [];
  return objects.filter((key) => algorithmsOfPublished(key).length > 0);
}

function encoded(value: JsonObject): string {
  return base64url.encode(JSON.stringify(value));
}

function no(why: string): ProbeToken {
  return { why };
}
