import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import type { JsonObject } from '../../../../src/model/wire';
import { makeProbe, type ProbeToken } from '../../../../src/oauth/crypto/probe-token';
import type { MadeToken, ProbeOp } from '../../../../src/oauth/step';
import { createVault } from '../../../../src/oauth/vault';
import { ownSigner } from '../../../server/faults/parts/own-signer';
import { newSigningKey, publicPart } from '../../../server/signing-key';
import { issuer, serverUrl } from '../world';

const now = Date.now();
const seconds = Math.floor(now / 1000);
const key = newSigningKey();
const jwks = { keys: [{ ...publicPart(key) }] };
const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

const issued = ownSigner();
const claims = { iss: issuer, aud: serverUrl, sub: 'ada', scope: 'notes:read', exp: seconds + 60 };
const access = issued.sign({ ...claims, nbf: seconds - 5 }, { typ: 'at+jwt' });

interface Held {
  readonly accessToken?: string;
  readonly idToken?: string;
  readonly probeKey?: string;
}

async function made(
  make: MadeToken,
  held: Held = {},
  op: Partial<ProbeOp> = {},
): Promise<ProbeToken> {
  const full = { jwks, issuer, audience: serverUrl, withKey: true, ...op };
  return makeProbe(
    { op: 'make-probe', make, ...full },
    createVault({ held, known: [] }),
    random,
    now,
  );
}

async function tokenOf(...asked: Parameters<typeof made>): Promise<string> {
  const result = await made(...asked);
  assert.ok('token' in result, 'why' in result ? result.why : '');
  return result.token;
}

async function whyNot(...asked: Parameters<typeof made>): Promise<string> {
  const result = await made(...asked);
  assert.ok('why' in result, 'it was made');
  return result.why;
}

const withKey = { probeKey: JSON.stringify(key) };

suite('RFC 8725: tokens that anybody can make', () => {
  test('garbage is another one each time, and no JWT', async () => {
    const one = await tokenOf('garbage');
    assert.notEqual(one, await tokenOf('garbage'));
    assert.match(one, /^[\w-]{43}$/);
  });

  test('an unsigned one says so, and else what the token of the sign-in says', async () => {
    const token = await tokenOf('unsigned', { accessToken: access });
    assert.deepEqual(decodeProtectedHeader(token), { typ: 'at+jwt', alg: 'none', kid: 'own-key' });
    assert.ok(token.endsWith('.'));
    const { sub, aud, exp = 0, nbf } = decodeJwt(token);
    assert.deepEqual([sub, aud, nbf], ['ada', serverUrl, seconds]);
    assert.ok(exp > seconds);
  });

  test('without a sign-in it says what the metadata names', async () => {
    const { iss, aud, scope } = decodeJwt(await tokenOf('unsigned', {}, { scope: 'a b' }));
    assert.deepEqual([iss, aud, scope], [issuer, serverUrl, 'a b']);
  });

  test('the broken one differs in its signature alone, which fits no more', async () => {
    const token = await tokenOf('broken-signature', { accessToken: access });
    const [before, after] = [access, token].map((one) => one.split('.'));
    assert.deepEqual(after?.slice(0, 2), before?.slice(0, 2));
    assert.notEqual(after?.[2], before?.[2]);
    const keys = createLocalJWKSet({ keys: [issued.jwk as never] });
    await jwtVerify(access, keys);
    await assert.rejects(jwtVerify(token, keys), /signature verification failed/);
  });

  test('of none, and of an opaque token, none can be made', async () => {
    assert.match(await whyNot('broken-signature'), /no token/);
    assert.match(await whyNot('broken-signature', { accessToken: 'opaque-0123' }), /no signature/);
  });

  test('a foreign key goes under the name of a published one', async () => {
    const token = await tokenOf('foreign-key');
    const { alg, kid } = decodeProtectedHeader(token);
    assert.deepEqual([alg, kid], ['ES256', key.kid]);
    await assert.rejects(jwtVerify(token, createLocalJWKSet(jwks)), /signature verification/);
  });

  test('the published key is the secret, as a PEM has it', async () => {
    const token = await tokenOf('public-key-as-secret');
    const { createPublicKey } = await import('node:crypto');
    const pem = createPublicKey({ key: { ...publicPart(key) }, format: 'jwk' });
    const text = pem.export({ type: 'spki', format: 'pem' }).toString();
    const { protectedHeader } = await jwtVerify(token, new TextEncoder().encode(text));
    assert.equal(protectedHeader.alg, 'HS256');
  });

  for (const [what, keys] of [
    ['no key set', undefined],
    ['a key set that is none', 'x'],
    ['an encryption key', { keys: [{ ...publicPart(key), use: 'enc' }] }],
    ['half a key', { keys: [{ kty: 'EC', crv: 'P-256', x: key.x }] }],
    ['a point that lies on no curve', { keys: [{ ...publicPart(key), y: 'AAAA' }] }],
  ] as const) {
    test(`there is no secret in ${what}`, async () => {
      assert.match(await whyNot('public-key-as-secret', {}, { jwks: keys as never }), /key/);
    });
  }
});

suite('tokens that are wrong in one claim', () => {
  const changes: readonly (readonly [MadeToken, (claims: JsonObject) => unknown, unknown])[] = [
    ['good', ({ aud, iss, scope }) => [aud, iss, scope], [serverUrl, issuer, 'notes:read']],
    ['another-audience', ({ aud }) => aud, 'https://another-service.invalid/mcp'],
    ['another-issuer', ({ iss }) => iss, 'https://another-issuer.invalid'],
    ['no-scope', ({ scope }) => scope, undefined],
    ['no-expiry', ({ exp }) => exp, undefined],
    ['expired', ({ exp, nbf }) => [exp, nbf], [seconds - 3600, seconds - 7200]],
  ];
  for (const [make, look, wanted] of changes) {
    test(`${make}: by the key of the user, and all else is right`, async () => {
      const token = await tokenOf(make, { ...withKey, accessToken: access });
      assert.deepEqual(look(decodeJwt(token) as JsonObject), wanted);
      const at = make === 'expired' ? new Date((seconds - 5000) * 1000) : new Date(now);
      const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(jwks), {
        currentDate: at,
      });
      assert.deepEqual([payload.sub, protectedHeader.typ], ['ada', 'at+jwt']);
    });

    test(`${make}: not without the key, nor with one that must not sign`, async () => {
      assert.match(await whyNot(make, { accessToken: access }), /takes the key/);
      assert.match(await whyNot(make, { ...withKey }, { withKey: false }), /takes the key/);
    });
  }

  test('a key that is none is said, and not quoted', async () => {
    const why = await whyNot('good', { probeKey: 'canary-key' });
    assert.match(why, /cannot be used/);
    assert.doesNotMatch(why, /canary/);
  });
});

suite('tokens that are there already', () => {
  test('the ID token, if there is one', async () => {
    assert.equal(await tokenOf('id-token', { idToken: 'a.b.c' }), 'a.b.c');
    assert.match(await whyNot('id-token'), /no ID token/);
  });

  test('the token of the sign-in once it has run out, with room for clocks that differ', async () => {
    const over = issued.sign({ ...claims, exp: seconds - 301 }, {});
    assert.equal(await tokenOf('expired', { accessToken: over }), over);
    const just = issued.sign({ ...claims, exp: seconds - 60 }, {});
    assert.match(await whyNot('expired', { accessToken: just }), /takes the key/);
    const opaque = { accessToken: 'opaque-0123' };
    assert.equal(await tokenOf('expired', opaque, { expiresAt: now - 400_000 }), 'opaque-0123');
    assert.match(await whyNot('expired', opaque, { expiresAt: now + 1000 }), /takes the key/);
  });
});
