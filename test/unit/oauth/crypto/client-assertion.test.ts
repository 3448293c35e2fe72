import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decodeProtectedHeader,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  type JWK,
  jwtVerify,
} from 'jose';
import {
  type ClientAssertionInput,
  clientAssertion,
} from '../../../../src/oauth/crypto/client-assertion';

const issuer = 'https://as.example/tenant';
const now = Date.now();
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));

const make = (key: string, change: Partial<ClientAssertionInput> = {}) =>
  clientAssertion({ key, clientId: 'client-1', audience: issuer, now, random, ...change });

async function made(key: string, change: Partial<ClientAssertionInput> = {}): Promise<string> {
  const result = await make(key, change);
  assert.ok(result.ok, result.ok ? '' : result.why);
  return result.assertion;
}

async function whyNot(key: string, change: Partial<ClientAssertionInput> = {}): Promise<string> {
  const result = await make(key, change);
  assert.ok(!result.ok, 'the key was taken');
  return result.why;
}

test('X1: the claims are those of RFC 7523, short-lived and for the issuer alone', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const pem = await exportPKCS8(privateKey);
  const assertion = await made(pem);
  const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, {
    issuer: 'client-1',
    subject: 'client-1',
    audience: issuer,
    currentDate: new Date(now),
  });
  const { jti, ...rest } = payload;
  const iat = Math.floor(now / 1000);
  assert.deepEqual(rest, { iss: 'client-1', sub: 'client-1', aud: issuer, iat, exp: iat + 60 });
  assert.match(String(jti), /^[\w-]{22}$/);
  assert.deepEqual(protectedHeader, { alg: 'ES256', typ: 'JWT' });
  const again = await jwtVerify(await made(pem), publicKey);
  assert.notEqual(again.payload.jti, jti, 'each request has a jti of its own');
});

test('X1: the algorithm is that of the key, from PEM and from a JWK', async () => {
  for (const [alg, taken] of [
    ['ES256', 'ES256'],
    ['ES384', 'ES384'],
    ['ES512', 'ES512'],
    ['EdDSA', 'EdDSA'],
    ['RS256', 'RS256'],
    ['PS256', 'RS256'],
  ] as const) {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const jwk = await exportJWK(privateKey);
    for (const key of [await exportPKCS8(privateKey), JSON.stringify(jwk, null, 2)]) {
      const assertion = await made(key);
      const header = JSON.parse(Buffer.from(assertion.split('.')[0] ?? '', 'base64url').toString());
      assert.equal(header.alg, taken);
      if (alg === taken) await jwtVerify(assertion, publicKey);
    }
    const own = await made(JSON.stringify({ ...jwk, alg }));
    assert.equal((await jwtVerify(own, publicKey)).protectedHeader.alg, alg, 'the alg of a JWK');
  }
});

test('X1: algorithm and key id as given', async () => {
  const { privateKey, publicKey } = await generateKeyPair('PS384', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), alg: 'RS256', kid: 'own', use: 'sig' };
  for (const key of [await exportPKCS8(privateKey), JSON.stringify(jwk)]) {
    const assertion = await made(key, { algorithm: 'PS384', keyId: 'given' });
    assert.deepEqual((await jwtVerify(assertion, publicKey)).protectedHeader, {
      alg: 'PS384',
      typ: 'JWT',
      kid: 'given',
    });
  }
  const header = (await made(JSON.stringify(jwk))).split('.')[0] ?? '';
  assert.equal(JSON.parse(Buffer.from(header, 'base64url').toString()).kid, 'own');
});

test('X1: a PEM whose line ends are written out, as variables of the environment have it', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const pem = await exportPKCS8(privateKey);
  for (const key of [pem.replaceAll('\n', '\\n'), pem.replaceAll('\n', '\r\n'), `\n ${pem}\n`]) {
    await jwtVerify(await made(key), publicKey);
  }
});

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
const curve = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
const pemOf = (key: typeof ec.privateKey, type: 'pkcs8' | 'sec1' | 'pkcs1'): string =>
  key.export({ format: 'pem', type } as { format: 'pem'; type: 'pkcs8' }).toString();
const jwkOf = (key: typeof ec.privateKey): JWK => key.export({ format: 'jwk' }) as JWK;

test('X1: a key that cannot be used is a value that says why', async () => {
  const locked = ec.privateKey
    .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' })
    .toString();
  const publicPem = ec.publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const { d: _, ...publicJwk } = jwkOf(ec.privateKey);
  const { p: __, ...partial } = jwkOf(rsa.privateKey);
  for (const [key, change, words] of [
    ['', {}, /^there is no key$/],
    ['a-secret-that-is-no-key', {}, /neither PEM nor a JSON Web Key/],
    ['"text"', {}, /neither PEM nor a JSON Web Key/],
    ['[]', {}, /neither PEM nor a JSON Web Key/],
    ['{"kty":"EC"', {}, /neither PEM nor a JSON Web Key/],
    ['{}', {}, /of no kind that is known here/],
    ['{"kty":"oct","k":"AAAA"}', {}, /shared secret/],
    [JSON.stringify({ keys: [jwkOf(ec.privateKey)] }), {}, /set of keys/],
    [JSON.stringify(publicJwk), {}, /public key/],
    [JSON.stringify(partial), {}, /members of the JSON Web Key are missing/],
    [JSON.stringify({ ...jwkOf(ec.privateKey), x: 'AA' }), {}, /make no key/],
    [JSON.stringify(jwkOf(ec.privateKey)), { algorithm: 'RS256' }, /for ES256, and RS256 needs/],
    [pemOf(ec.privateKey, 'pkcs8'), { algorithm: 'RS256' }, /for ES256, and RS256 needs/],
    [pemOf(rsa.privateKey, 'pkcs8'), { algorithm: 'ES256' }, /for RS256, and ES256 needs/],
    [pemOf(ec.privateKey, 'pkcs8'), { algorithm: 'HS256' }, /^HS256 is no algorithm/],
    [pemOf(ec.privateKey, 'pkcs8'), { algorithm: 'toString' }, /^toString is no algorithm/],
    [pemOf(ec.privateKey, 'sec1'), {}, /SEC 1 form; make PKCS #8 of it/],
    [pemOf(rsa.privateKey, 'pkcs1'), {}, /PKCS #1 form; make PKCS #8 of it/],
    [pemOf(short.privateKey, 'pkcs8'), {}, /shorter than 2048 bits/],
    [JSON.stringify(jwkOf(short.privateKey)), {}, /shorter than 2048 bits/],
    [pemOf(curve.privateKey, 'pkcs8'), {}, /no PKCS #8 key that is known here/],
    [locked, {}, /locked with a pass phrase/],
    [publicPem, {}, /public key/],
    ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', {}, /certificate/],
    ['-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', {}, /no PKCS #8 key/],
    ['-----BEGIN PRIVATE KEY-----', {}, /no PKCS #8 key/],
    ['-----BEGIN toString-----', {}, /something else/],
  ] as const) {
    const why = await whyNot(key, change);
    assert.match(why, words);
    assert.match(why, /^[A-Za-z]/);
  }
});

test('X1: what is said of a key never quotes it', async () => {
  const whole = [pemOf(ec.privateKey, 'sec1'), JSON.stringify(jwkOf(ec.privateKey))];
  const damage = fc.tuple(fc.constantFrom(...whole), fc.nat(400), fc.string({ maxLength: 4 }));
  const keys = fc.oneof(
    fc.string(),
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^-----BEGIN [A-Z ]{0,12}-----[\w+/=]{20,40}$/),
    damage.map(([text, at, more]) => text.slice(0, at) + more + text.slice(at + 1)),
  );
  await fc.assert(
    fc.asyncProperty(keys, async (key) => {
      const result = await make(key);
      if (result.ok) return;
      for (let at = 0; at + 16 <= key.length; at += 1) {
        const piece = key.slice(at, at + 16);
        // Labels of PEM and words of ours may be alike; what comes after them may not.
        if (/^[\w+/]{16}$/.test(piece)) assert.ok(!result.why.includes(piece));
      }
    }),
    { numRuns: 200 },
  );
});

test('X1: whatever the client is called, the assertion says it and verifies', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const key = await exportPKCS8(privateKey);
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.webUrl(),
      fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
      async (clientId, audience, keyId) => {
        const assertion = await made(key, {
          clientId,
          audience,
          ...(keyId !== undefined && { keyId }),
        });
        const read = await jwtVerify(assertion, publicKey, {
          audience,
          issuer: clientId,
          subject: clientId,
        });
        assert.equal(read.payload.aud, audience);
        assert.equal(read.protectedHeader.kid, keyId);
      },
    ),
    { numRuns: 50 },
  );
});

test('X1: of what the server takes, the first that the key can sign with', async () => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const pem = await exportPKCS8(privateKey);
  const jwk = await exportJWK(privateKey);
  const bound = JSON.stringify({ ...jwk, alg: 'RS512' });
  for (const [key, accepted, algorithm, taken] of [
    [pem, ['ES256', 'PS256', 'RS256'], undefined, 'PS256'],
    [JSON.stringify(jwk), ['ES256', 'PS256', 'RS256'], undefined, 'PS256'],
    // What the key or the user says stands over it, and what nobody knows is passed over.
    [bound, ['PS256'], undefined, 'RS512'],
    [pem, ['PS256'], 'RS384', 'RS384'],
    [pem, ['HS256', 'none', '__proto__', ''], undefined, 'RS256'],
    [JSON.stringify(jwk), ['HS256', 'none', '__proto__', ''], undefined, 'RS256'],
    [pem, [], undefined, 'RS256'],
  ] as const) {
    const change = { accepted, ...(algorithm !== undefined && { algorithm }) };
    assert.equal(decodeProtectedHeader(await made(key, change)).alg, taken, accepted.join(' '));
  }
});
