import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base64url, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { Check } from '../../../src/model/flow';
import type { Json } from '../../../src/model/wire';
import { challengeOf, compute } from '../../../src/oauth/crypto';
import type { CryptoOp } from '../../../src/oauth/step';
import { createVault, shapeOf } from '../../../src/oauth/vault';
import { issuer, jwks, privateKey, serverUrl, signToken } from './world';

const now = Date.now();

async function check(
  token: string,
  change: Partial<Extract<CryptoOp, { op: 'check-token' }>> = {},
): Promise<{ [id in Check['id']]?: Check['verdict'] } & { readonly words: string }> {
  const vault = createVault();
  vault.put('accessToken', token);
  const op = { op: 'check-token', jwks, issuer, audience: serverUrl, ...change } as const;
  const outcome = await compute(op, vault, () => new Uint8Array(), now);
  assert.equal(outcome.kind, 'checked-token');
  return {
    ...Object.fromEntries(outcome.checks.map(({ id, verdict }) => [id, verdict])),
    words: outcome.checks.map(({ id, actual }) => `${id}: ${actual}`).join('\n'),
  };
}

test('a good token passes every check', async () => {
  const { words, ...verdicts } = await check(await signToken({ nbf: now / 1000 }), {
    scopeAsked: 'notes:read',
  });
  assert.deepEqual(verdicts, {
    signature: 'pass',
    issuer: 'pass',
    audience: 'pass',
    expiry: 'pass',
    'not-before': 'pass',
    scope: 'pass',
  });
  assert.match(words, /^signature: ES256, key key-1$/m);
});

test('the signature', async () => {
  const good = await signToken();
  const [header, , signature] = good.split('.');
  const forged = [header, base64url.encode(JSON.stringify({ iss: issuer })), signature].join('.');
  assert.equal((await check(forged)).signature, 'fail');
  assert.match((await check(forged)).words, /does not fit the published key/);

  const unsigned = new UnsecuredJWT({ iss: issuer }).encode();
  assert.match((await check(`${unsigned}x`)).words, /not signed at all/);
  assert.equal((await check(unsigned)).signature, 'fail');

  const shared = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new Uint8Array(32));
  assert.equal((await check(shared)).signature, 'unknown');

  const other = await generateKeyPair('ES256');
  const stranger = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'key-2' })
    .sign(other.privateKey);
  assert.match((await check(stranger)).words, /no published key matches ES256 with key id key-2/);

  const noKid = await new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
  assert.equal((await check(noKid)).signature, 'pass');
  const twoKeys = { keys: [{ ...(await exportJWK(other.publicKey)), alg: 'ES256' }, ...jwks.keys] };
  assert.equal((await check(noKid, { jwks: twoKeys as Json })).signature, 'pass');
  assert.equal((await check(good, { jwks: { keys: [] } })).signature, 'fail');
});

test('keys that cannot be used leave the signature open, and throw nothing', async () => {
  const token = await signToken();
  for (const keys of [
    undefined,
    null,
    'text',
    [],
    {},
    { keys: 'x' },
    { keys: [null] },
    { keys: [1, 'x'] },
    { keys: [{ kty: 'EC', kid: 'key-1', alg: 'ES256', crv: 'P-256', x: '', y: '' }] },
    { keys: [{ kty: 'EC', kid: 'key-1', alg: 'ES256', crv: 'P-521', x: 'AA', y: 'AA' }] },
    { keys: [{ kty: { toString: 1 }, kid: 'key-1' }] },
  ] as (Json | undefined)[]) {
    const { signature } = await check(token, { jwks: keys });
    assert.ok(signature === 'unknown' || signature === 'fail', JSON.stringify(keys));
  }
});

test('issuer and audience, letter by letter', async () => {
  assert.equal((await check(await signToken({ iss: `${issuer}/` }))).issuer, 'fail');
  assert.equal((await check(await signToken(), { issuer: undefined as never })).issuer, 'unknown');
  for (const [aud, verdict] of [
    [serverUrl, 'pass'],
    [['https://other', serverUrl], 'pass'],
    [`${serverUrl}/`, 'fail'],
    [[], 'fail'],
    [[7 as never], 'fail'],
    ['client-1', 'fail'],
  ] as const) {
    assert.equal(
      (await check(await signToken({ aud: aud as string }))).audience,
      verdict,
      String(aud),
    );
  }
});

test('times, with a minute for clocks that differ', async () => {
  const seconds = Math.floor(now / 1000);
  for (const [claims, id, verdict, words] of [
    [{ exp: seconds + 90 }, 'expiry', 'pass', 'in 90 s'],
    [{ exp: seconds - 30 }, 'expiry', 'pass', '30 s ago'],
    [{ exp: seconds - 61 }, 'expiry', 'fail', '61 s ago'],
    [{ exp: seconds - 7200 }, 'expiry', 'fail', '2 h ago'],
    [{ exp: seconds + 600 }, 'expiry', 'pass', 'in 10 min'],
    [{ exp: seconds + 864_000 }, 'expiry', 'pass', 'in 10 days'],
    [{ exp: 'soon' as never }, 'expiry', 'unknown', 'no exp claim'],
    [{ nbf: seconds + 59 }, 'not-before', 'pass', 'in 59 s'],
    [{ nbf: seconds + 3600 }, 'not-before', 'fail', 'in 60 min'],
  ] as const) {
    const read = await check(
      await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(privateKey),
    );
    assert.equal(read[id], verdict, words);
    assert.match(read.words, new RegExp(`^${id}: ${words}$`, 'm'));
  }
});

test('scope: the answer of the token endpoint comes before the claim', async () => {
  const asked = { scopeAsked: 'a b' };
  for (const [claims, change, verdict] of [
    [{ scope: 'b a c' }, asked, 'pass'],
    [{ scope: 'a' }, asked, 'fail'],
    [{ scope: 'a' }, { ...asked, scopeGranted: 'a b' }, 'pass'],
    [{ scope: undefined, scp: 'a b' }, asked, 'pass'],
    [{ scope: undefined, scp: ['a', 'b'] }, asked, 'pass'],
    [{ scope: undefined, scp: ['a', 7] }, asked, 'fail'],
    [{ scope: undefined }, asked, 'unknown'],
    [{ scope: undefined }, {}, 'pass'],
  ] as const) {
    assert.equal(
      (await check(await signToken(claims as never), change)).scope,
      verdict,
      JSON.stringify(claims),
    );
  }
});

test('PKCE: the challenge of RFC 7636 Appendix B, and values that stay in the vault', async () => {
  assert.equal(
    await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'),
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
  const vault = createVault();
  let count = 0;
  const outcome = await compute(
    { op: 'make-pkce' },
    vault,
    (bytes) => new Uint8Array(bytes).fill(++count),
    now,
  );
  const verifier = vault.get('codeVerifier') ?? '';
  assert.match(verifier, /^[\w-]{43}$/);
  assert.notEqual(vault.get('state'), verifier);
  assert.deepEqual(outcome, { kind: 'made-pkce', codeChallenge: await challengeOf(verifier) });
});

test('the shape of a token tells its length, and a JWT’s header and claims', async () => {
  const token = await signToken({ sub: 'ädä' });
  const shape = shapeOf(token);
  assert.equal(shape.length, token.length);
  assert.equal(shape.jwt?.header['alg'], 'ES256');
  assert.equal(shape.jwt?.claims['sub'], 'ädä');
  for (const opaque of [
    '',
    'abc',
    'a.b',
    'a.b.c',
    'a.b.c.d.e',
    '..',
    `${base64url.encode('[]')}.${base64url.encode('{}')}.x`,
    `${base64url.encode('{')}.x.y`,
  ]) {
    assert.deepEqual(shapeOf(opaque), { length: opaque.length }, opaque);
  }
});
