import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base64url, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { Json } from '../../../../src/model/wire';
import { issuer, jwks, privateKey, signToken } from '../world';
import { type Change, checksOf, said } from './checked';

async function read(token: string, change: Change = {}) {
  const checks = await checksOf(token, change);
  const { algorithm, key, signature } = said(checks);
  return { algorithm, key, signature };
}

async function pair(alg: string, members: { readonly [name: string]: string } = {}) {
  const keys = await generateKeyPair(alg, { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), ...members };
  const sign = (header: { readonly kid?: string } = {}) =>
    new SignJWT({ iss: issuer }).setProtectedHeader({ alg, ...header }).sign(keys.privateKey);
  return { ...keys, jwk, sign };
}

function published(...keys: readonly object[]): Json {
  return { keys } as unknown as Json;
}

test('S5: every algorithm with a public key is verified', async () => {
  for (const alg of ['ES256', 'ES384', 'ES512', 'EdDSA', 'RS256', 'RS512', 'PS256', 'PS384']) {
    const { jwk, sign } = await pair(alg, { kid: 'k' });
    assert.deepEqual(
      await read(await sign({ kid: 'k' }), { jwks: published(jwk) }),
      { algorithm: `pass: ${alg}`, key: 'pass: k', signature: `pass: ${alg}, key k` },
      alg,
    );
  }
});

test('S5: Ed25519 and EdDSA are two names of one algorithm', async () => {
  const { jwk, sign } = await pair('EdDSA', { kid: 'k', alg: 'Ed25519' });
  const { signature } = await read(await sign({ kid: 'k' }), { jwks: published(jwk) });
  assert.equal(signature, 'pass: EdDSA, key k');
});

test('S5: a signature that does not fit', async () => {
  const [header, , signature] = (await signToken()).split('.');
  const forged = [header, base64url.encode(JSON.stringify({ iss: issuer })), signature].join('.');
  assert.deepEqual(await read(forged), {
    algorithm: 'pass: ES256',
    key: 'pass: key-1',
    signature: 'fail: the signature does not fit the published key',
  });
  assert.equal(
    (await read(`${header}.${base64url.encode('{}')}.!!`)).signature,
    'fail: the token is no well-formed signed token (ES256)',
  );
});

test('S5: a token without signature is told from one that does not fit', async () => {
  const none = new UnsecuredJWT({ iss: issuer }).encode();
  const [header, claims] = (await signToken()).split('.');
  for (const [token, words] of [
    [none, 'fail: not signed at all (alg none)'],
    [`${none}x`, 'fail: not signed at all (alg none)'],
    [`${base64url.encode('{"alg":"nOnE"}')}.e30.`, 'fail: not signed at all (alg nOnE)'],
    [`${base64url.encode('{}')}.e30.`, 'fail: not signed at all (alg not named)'],
    [`${header}.${claims}.`, 'fail: not signed at all (alg ES256)'],
  ] as const) {
    const checks = await checksOf(token);
    const { algorithm, key, signature } = said(checks);
    assert.deepEqual([algorithm, key, signature], [words, undefined, words]);
    assert.deepEqual(
      checks.filter((check) => check.verdict === 'fail' && check.cause === 'unsigned').length,
      2,
    );
  }
});

test('S5: a symmetric algorithm cannot be checked from outside, so it neither passes nor fails', async () => {
  for (const alg of ['HS256', 'HS384', 'HS512']) {
    const token = await new SignJWT({})
      .setProtectedHeader({ alg, kid: 'key-1' })
      .sign(new Uint8Array(64));
    const words = `unknown: ${alg} uses a secret that only issuer and server know, so it cannot be checked from outside`;
    assert.deepEqual(await read(token), { algorithm: words, key: undefined, signature: words });
  }
});

test('S5: an algorithm that is not known, or not named', async () => {
  const [, claims] = (await signToken()).split('.');
  const token = (header: object) => `${base64url.encode(JSON.stringify(header))}.${claims}.AA`;
  assert.deepEqual(await read(token({ alg: 'XS256', kid: 'key-1' })), {
    algorithm: 'unknown: XS256 is not known here',
    key: undefined,
    signature: 'unknown: XS256 cannot be checked here',
  });
  assert.equal(
    (await read(token({ alg: 'toString' }))).algorithm,
    'unknown: toString is not known here',
  );
  for (const alg of [undefined, '', 7, null]) {
    assert.equal(
      (await read(token({ alg }))).algorithm,
      'fail: none is named in the header',
      String(alg),
    );
  }
  assert.equal(
    (await read(token({ alg: 'ES256', kid: 'key-1', crit: ['b64'], b64: false }))).signature,
    'fail: the signature does not fit the published key',
  );
  assert.equal(
    (await read(token({ alg: 'ES256', kid: 'key-1', crit: ['exp'], exp: 1 }))).signature,
    'unknown: its header asks for something that cannot be done here',
  );
});

test('S5: an algorithm that the published key is not for', async () => {
  const token = await signToken();
  const key = jwks.keys[0];
  const rsa = await pair('RS256', { kid: 'key-1' });
  const ed = await pair('EdDSA');
  for (const [keys, words] of [
    [[{ ...key, alg: 'ES384' }], 'ES256, but the published key key-1 is for ES384'],
    [[rsa.jwk], 'ES256, but the published key key-1 is for RS256'],
    [[{ ...key, use: 'enc' }], 'ES256, but the published key key-1 is for encryption'],
    [[{ ...key, alg: 'ECDH-ES' }], 'ES256, but the published key key-1 is for ECDH-ES'],
  ] as const) {
    assert.deepEqual(await read(token, { jwks: published(...keys) }), {
      algorithm: `fail: ${words}`,
      key: 'pass: key-1',
      signature: 'unknown: no published key is for ES256',
    });
  }
  const nameless = await new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
  assert.equal(
    (await read(nameless, { jwks: published(rsa.jwk, ed.jwk) })).algorithm,
    'fail: ES256, but the published keys are for RS256, EdDSA',
  );
});

test('S5: a key id that is not published names those that are', async () => {
  const { sign, jwk } = await pair('ES256');
  const stranger = await sign({ kid: 'key-2' });
  assert.deepEqual(await read(stranger), {
    algorithm: 'pass: ES256',
    key: 'fail: key-2; published: key-1',
    signature: 'unknown: its key is not published',
  });
  const renamed = published(...jwks.keys, { ...jwk, kid: 'key-3' });
  assert.deepEqual(await read(stranger, { jwks: renamed }), {
    algorithm: 'pass: ES256',
    key: 'fail: key-2; published: key-1, key-3',
    signature: 'pass: ES256, by the published key key-3',
  });
  assert.equal(
    (await read(stranger, { jwks: published(jwk) })).key,
    'fail: key-2; published: 1 key without an id',
  );
  assert.equal(
    (await read(stranger, { jwks: published(...jwks.keys, jwk, jwk) })).key,
    'fail: key-2; published: key-1, and 2 keys without an id',
  );
  const many = Array.from({ length: 12 }, (_, at) => ({ ...jwk, kid: `k${at}` }));
  assert.match(
    (await read(stranger, { jwks: published(...many) })).key ?? '',
    /^fail: key-2; published: k0, .*k9 and 2 more$/,
  );
  assert.deepEqual(await read(stranger, { jwks: published() }), {
    algorithm: 'unknown: ES256, and no key to compare it with',
    key: 'fail: key-2; no key is published',
    signature: 'unknown: its key is not published',
  });
});

test('S5: a token that names no key is tried with every key that could be it', async () => {
  const nameless = await new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
  assert.deepEqual(await read(nameless), {
    algorithm: 'pass: ES256',
    key: 'pass: none is named in the header, and no more than one could be it',
    signature: 'pass: ES256',
  });
  const other = await pair('ES256');
  assert.deepEqual(await read(nameless, { jwks: published(other.jwk, ...jwks.keys) }), {
    algorithm: 'pass: ES256',
    key: 'unknown: none is named in the header, and 2 could be it',
    signature: 'pass: ES256',
  });
  assert.equal(
    (await read(nameless, { jwks: published(other.jwk) })).signature,
    'fail: the signature does not fit the published key',
  );
  assert.equal((await read(nameless, { jwks: published() })).key, 'fail: no key is published');
  const hundred = Array.from({ length: 100 }, () => other.jwk);
  assert.equal(
    (await read(nameless, { jwks: published(...hundred, ...jwks.keys) })).signature,
    'unknown: the published key could not be used (ES256)',
  );
});

test('keys that cannot be used leave the signature open, and throw nothing', async () => {
  const token = await signToken();
  const unusable = 'unknown: the published key could not be used (ES256)';
  for (const [keys, words] of [
    [undefined, 'unknown: no key set came from https://as.example/jwks'],
    [null, 'unknown: no key set came from https://as.example/jwks'],
    ['text', 'unknown: no key set came from https://as.example/jwks'],
    [[], 'unknown: no key set came from https://as.example/jwks'],
    [{}, 'unknown: no key set came from https://as.example/jwks'],
    [{ keys: 'x' }, 'unknown: no key set came from https://as.example/jwks'],
    [{ keys: [null] }, 'unknown: no key set came from https://as.example/jwks'],
    [{ keys: [{ kty: 'EC', kid: 'key-1', crv: 'P-256', x: '', y: '' }] }, unusable],
    [{ keys: [{ kty: 'EC', kid: 'key-1', crv: 'P-256', x: 'AA', y: 'AA' }] }, unusable],
    [{ keys: [{ kty: { toString: 1 }, kid: 'key-1' }] }, unusable],
    [{ keys: [{ kty: 'toString', kid: 'key-1' }] }, unusable],
  ] as const) {
    const { signature } = await read(token, {
      jwks: keys as Json | undefined,
      jwksUri: `${issuer}/jwks`,
    });
    assert.equal(signature, words, JSON.stringify(keys));
  }
});

test('a key that is published with its private members verifies all the same', async () => {
  const keys = await pair('ES256', { kid: 'k' });
  const leaked = { ...(await exportJWK(keys.privateKey)), kid: 'k' };
  const { signature } = await read(await keys.sign({ kid: 'k' }), { jwks: published(leaked) });
  assert.equal(signature, 'pass: ES256, key k');
});
