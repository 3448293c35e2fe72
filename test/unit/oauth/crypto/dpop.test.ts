import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { calculateJwkThumbprint, EmbeddedJWK, type JWK, jwtVerify } from 'jose';
import type { HeaderList } from '../../../../src/model/wire';
import {
  type DpopProofInput,
  dpopNonceOf,
  dpopNonceWanted,
  dpopProof,
  dpopThumbprint,
  makeDpopKey,
} from '../../../../src/oauth/crypto/dpop';

const now = Date.now();
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const key = await makeDpopKey();

const prove = (change: Partial<DpopProofInput> = {}) =>
  dpopProof({
    key,
    method: 'POST',
    url: 'https://as.example/token',
    now,
    random,
    ...change,
  });

/** Reads a proof as a server does: with the key that is in it. */
const read = (proof: string) =>
  jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ['ES256'] });

test('X3: a key for proofs is a private JWK, and each is another', async () => {
  const jwk = JSON.parse(key) as JWK;
  assert.deepEqual(Object.keys(jwk).toSorted(), ['alg', 'crv', 'd', 'kty', 'x', 'y']);
  assert.equal(jwk.alg, 'ES256');
  assert.notEqual(await makeDpopKey(), key);
});

test('X3: a proof for the token endpoint', async () => {
  const { payload, protectedHeader } = await read(await prove());
  const { jti, ...rest } = payload;
  assert.deepEqual(rest, {
    htm: 'POST',
    htu: 'https://as.example/token',
    iat: Math.floor(now / 1000),
  });
  assert.match(String(jti), /^[\w-]{22}$/);
  const { x, y } = JSON.parse(key) as JWK;
  assert.deepEqual(protectedHeader, {
    alg: 'ES256',
    typ: 'dpop+jwt',
    jwk: { kty: 'EC', crv: 'P-256', x, y },
  });
  assert.notEqual((await read(await prove())).payload.jti, jti);
});

test('X3: a proof with a token and a nonce', async () => {
  const { payload } = await read(
    await prove({ method: 'GET', accessToken: 'token-ä', nonce: 'nonce-1' }),
  );
  assert.equal(payload['ath'], createHash('sha256').update('token-ä').digest('base64url'));
  assert.equal(payload['nonce'], 'nonce-1');
  assert.equal(payload['htm'], 'GET');
});

test('X3: the ath of the example in RFC 9449 §7.1', async () => {
  const accessToken = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
  const { payload } = await read(await prove({ accessToken }));
  assert.equal(payload['ath'], 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo');
});

test('X3: htu has neither query nor fragment, nor who is in the address', async () => {
  for (const [url, htu] of [
    ['https://mcp.example', 'https://mcp.example/'],
    ['https://MCP.example:443/a/?b#c', 'https://mcp.example/a/'],
    ['http://ada:secret@127.0.0.1:8080/mcp?x=y', 'http://127.0.0.1:8080/mcp'],
  ] as const) {
    assert.equal((await read(await prove({ url }))).payload['htu'], htu);
  }
});

test('X3: the thumbprint is that of the public key, as in the proof', async () => {
  const { protectedHeader } = await read(await prove());
  assert.ok(protectedHeader.jwk);
  assert.equal(await dpopThumbprint(key), await calculateJwkThumbprint(protectedHeader.jwk));
  assert.match(await dpopThumbprint(key), /^[\w-]{43}$/);
});

test('X3: the thumbprint of the example in RFC 7638 §3.1', async () => {
  const n =
    '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
  assert.equal(
    await dpopThumbprint(JSON.stringify({ kty: 'RSA', n, e: 'AQAB', kid: '2011-04-29' })),
    'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
  );
});

test('X3: a key that is none is a bug, whose words do not quote it', async () => {
  for (const bad of [
    '',
    'secret-secret-secret',
    '[]',
    '{"kty":"EC"}',
    '{"kty":"oct","k":"secret"}',
  ]) {
    await assert.rejects(prove({ key: bad }), {
      name: 'Error',
      message: 'the key for proofs is no private JWK',
    });
  }
  const { d: _, ...open } = JSON.parse(key) as JWK;
  await assert.rejects(prove({ key: JSON.stringify(open) }), { name: 'Error' });
});

test('X3: whatever the request is, the proof says it and verifies', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'DELETE'),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
      fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
      async (method, url, nonce, accessToken) => {
        const { payload } = await read(
          await prove({
            method,
            url,
            ...(nonce !== undefined && { nonce }),
            ...(accessToken !== undefined && { accessToken }),
          }),
        );
        assert.equal(payload['htm'], method);
        assert.equal(payload['nonce'], nonce);
        assert.equal('ath' in payload, accessToken !== undefined);
        assert.ok(url.startsWith('http'));
        assert.doesNotMatch(String(payload['htu']), /[?#]/);
      },
    ),
    { numRuns: 50 },
  );
});

test('X3: a nonce is wanted by an authorization server with 400, by a server with 401', () => {
  const nonce = ['dpop-nonce', 'n-1'] as const;
  const field = (value: string) => ['www-authenticate', value] as const;
  const dpop = field('DPoP error="use_dpop_nonce", error_description="x"');
  const error = 'use_dpop_nonce';
  for (const [status, headers, body, wanted] of [
    [400, [nonce], error, 'n-1'],
    [400, [['dpop-nonce', ''], nonce], error, 'n-1'],
    [400, [nonce], 'invalid_grant', undefined],
    [400, [nonce], undefined, undefined],
    [400, [], error, undefined],
    [400, [nonce, dpop], undefined, undefined],
    [401, [nonce, dpop], undefined, 'n-1'],
    [401, [nonce, field('dpop error=use_dpop_nonce')], undefined, 'n-1'],
    [
      401,
      [nonce, field('Bearer realm="x", DPoP algs="ES256", error="use_dpop_nonce"')],
      undefined,
      'n-1',
    ],
    [401, [nonce, field('Bearer'), dpop], undefined, 'n-1'],
    [401, [nonce, field('Bearer error="use_dpop_nonce"')], undefined, undefined],
    [401, [nonce, field('DPoP error="invalid_token"')], undefined, undefined],
    [401, [nonce], error, undefined],
    [401, [dpop], undefined, undefined],
    [401, [dpop, ['dpop-nonce', 'a b']], undefined, undefined],
    [200, [nonce, dpop], error, undefined],
    [403, [nonce, dpop], error, undefined],
  ] as const) {
    assert.equal(
      dpopNonceWanted({ status, headers: headers as HeaderList, error: body }),
      wanted,
      JSON.stringify([status, headers, body]),
    );
  }
  assert.equal(dpopNonceOf([nonce]), 'n-1', 'any answer may bring one');
});
