import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base64url, SignJWT } from 'jose';
import { challengeOf, compute } from '../../../../src/oauth/crypto';
import { createVault, shapeOf } from '../../../../src/oauth/vault';
import { issuer, privateKey, serverUrl, signToken } from '../world';
import { check, checksOf, now, said, seconds, verdicts } from './checked';

test('S5: a good token passes every check', async () => {
  const token = await signToken({ nbf: now / 1000 });
  assert.deepEqual(
    verdicts(
      await checksOf(token, {
        scopeAsked: 'notes:read',
        scopeRequired: 'notes:read',
        clientId: 'client-1',
        dpop: false,
      }),
    ),
    {
      algorithm: 'pass',
      key: 'pass',
      signature: 'pass',
      type: 'pass',
      kind: 'pass',
      issuer: 'pass',
      audience: 'pass',
      expiry: 'pass',
      'not-before': 'pass',
      'issued-at': 'pass',
      scope: 'pass',
      'required-scope': 'pass',
    },
  );
});

test('S5: a token that was pasted is checked the same way, and only against what is known', async () => {
  const token = await signToken();
  const known = await check(token, { token: 'pastedToken' });
  assert.equal(known.signature, 'pass: ES256, key key-1');
  assert.equal(known.audience, `pass: ${serverUrl}`);
  assert.equal('scope' in known, false, 'nobody knows what was asked for');
  assert.equal(
    (await check(token, { token: 'pastedToken', scopeAsked: 'a' })).scope,
    'fail: notes:read',
  );

  const vault = createVault();
  vault.put('pastedToken', token);
  const bare = await compute(
    { op: 'check-token', token: 'pastedToken', jwks: undefined },
    vault,
    () => new Uint8Array(),
    now,
  );
  assert.equal(bare.kind, 'checked-token');
  assert.equal(bare.keyId, 'key-1');
  const { issuer: iss, audience, signature, expiry } = said(bare.checks);
  assert.equal(iss, `unknown: ${issuer}`);
  assert.equal(audience, `unknown: ${serverUrl}`);
  assert.equal(signature, 'unknown: the metadata names no jwks_uri');
  assert.match(expiry ?? '', /^pass: in 60 min$/);

  assert.deepEqual(await compute({ op: 'look-at-pasted' }, vault, () => new Uint8Array(), now), {
    kind: 'looked-at',
    shape: shapeOf(token),
  });
});

test('a token that is no JWT has nothing that could be checked', async () => {
  for (const token of ['', 'opaque', 'a.b.c', 'a.b.c.d.e']) {
    assert.deepEqual(await checksOf(token), [], token);
  }
});

test('S6: the issuer, letter by letter', async () => {
  const iss = async (claim: unknown) =>
    (await check(await signToken({ iss: claim as string }))).issuer;
  assert.equal(await iss(issuer), `pass: ${issuer}`);
  assert.equal(
    await iss(`${issuer}/`),
    `fail: ${issuer}/ (19 characters instead of 18; at character 19 comes "/" instead of the end)`,
  );
  assert.equal(await iss('https://elsewhere.example'), 'fail: https://elsewhere.example');
  assert.equal(await iss(undefined), 'fail: no iss claim');
  assert.equal(await iss(7), 'fail: iss is not of the right type');
  const token = await signToken();
  assert.equal((await check(token, { issuer: undefined as never })).issuer, `unknown: ${issuer}`);
});

test('S6: the audience is looked for in the whole list, letter by letter', async () => {
  const aud = async (claim: unknown) => {
    const checks = await checksOf(await signToken({ aud: claim as string }), {
      clientId: 'client-1',
    });
    return {
      said: said(checks).audience,
      cause: checks.find((one) => one.id === 'audience')?.cause,
    };
  };
  for (const [claim, words, cause] of [
    [serverUrl, `pass: ${serverUrl}`, undefined],
    [['https://other', serverUrl], `pass: https://other, ${serverUrl}`, undefined],
    [
      `${serverUrl}/`,
      `fail: ${serverUrl}/ (24 characters instead of 23; at character 24 comes "/" instead of the end)`,
      undefined,
    ],
    [
      ['https://other', `${serverUrl}/`],
      `fail: https://other, ${serverUrl}/ (24 characters instead of 23; at character 24 comes "/" instead of the end)`,
      undefined,
    ],
    [[], 'fail: aud is not of the right type', undefined],
    [[7], 'fail: aud is not of the right type', undefined],
    [undefined, 'fail: no aud claim', undefined],
    ['client-1', 'fail: client-1, which is the id of the client', 'client-id'],
    [['client-1'], 'fail: client-1, which is the id of the client', 'client-id'],
    [['client-1', 'https://other'], 'fail: client-1, https://other', undefined],
    ['client-2', 'fail: client-2', undefined],
  ] as const) {
    assert.deepEqual(await aud(claim), { said: words, cause }, JSON.stringify(claim));
  }
  const open = await check(await signToken(), { audience: undefined as never });
  assert.equal(open.audience, `unknown: ${serverUrl}`);
});

test('S5: times, with a minute for clocks that differ', async () => {
  for (const [claims, id, words] of [
    [{ exp: seconds + 90 }, 'expiry', 'pass: in 90 s'],
    [{ exp: seconds + 90.4 }, 'expiry', 'pass: in 90 s'],
    [{ exp: seconds - 30 }, 'expiry', 'pass: 30 s ago'],
    [{ exp: seconds - 60 }, 'expiry', 'fail: 60 s ago'],
    [{ exp: seconds - 7200 }, 'expiry', 'fail: 2 h ago'],
    [{ exp: seconds + 600 }, 'expiry', 'pass: in 10 min'],
    [{ exp: seconds + 864_000 }, 'expiry', 'pass: in 10 days'],
    [{ exp: now }, 'expiry', 'pass: in more than a century'],
    [{ exp: 'soon' as never }, 'expiry', 'unknown: exp is not of the right type'],
    [{}, 'expiry', 'unknown: no exp claim'],
    [{ nbf: seconds + 60 }, 'not-before', 'pass: in 60 s'],
    [{ nbf: seconds + 61 }, 'not-before', 'fail: in 61 s'],
    [{ nbf: seconds + 3600 }, 'not-before', 'fail: in 60 min'],
    [{ iat: seconds - 5 }, 'issued-at', 'pass: 5 s ago'],
    [{ iat: seconds + 61 }, 'issued-at', 'fail: in 61 s'],
    [{ iat: now }, 'issued-at', 'fail: in more than a century'],
  ] as const) {
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
    assert.equal((await check(token))[id], words);
  }
});

test('C39: scope that was asked for: the token answer comes before the claim', async () => {
  const asked = { scopeAsked: 'a b' };
  for (const [claims, change, words] of [
    [{ scope: 'b a c' }, asked, 'pass: b a c'],
    [{ scope: 'a' }, asked, 'fail: a'],
    [{ scope: 'a' }, { ...asked, scopeGranted: 'a b' }, 'pass: a b'],
    [{ scope: 'a b' }, { ...asked, scopeGranted: 'a' }, 'fail: a'],
    [{ scope: 'a,b' }, asked, 'pass: a,b'],
    [{ scope: undefined, scp: 'a b' }, asked, 'pass: a b'],
    [{ scope: undefined, scp: ['a', 'b'] }, asked, 'pass: a b'],
    [{ scope: undefined, scp: ['a', 7] }, asked, 'fail: a'],
    [{ scope: undefined }, asked, 'unknown: not stated'],
    [{ scope: undefined }, {}, 'pass: not stated'],
    [{ scope: 'a' }, { scopeAsked: 'openid a offline_access' }, 'pass: a'],
    [{ scope: 'a' }, { scopeAsked: 'a', scopeGranted: '' }, 'fail: none'],
    [{ scope: undefined }, { ...asked, scopeGranted: ' ' }, 'fail: none'],
  ] as const) {
    const token = await signToken(claims as never);
    assert.equal((await check(token, change)).scope, words, JSON.stringify(claims));
  }
});

test('C38: scope that the server names: the claim comes before the token answer', async () => {
  for (const [claims, change, words] of [
    [{ scope: 'b a c' }, {}, 'pass: b a c'],
    [{ scope: 'a' }, {}, 'fail: a, so without b'],
    [{ scope: 'a' }, { scopeGranted: 'a b' }, 'fail: a, so without b'],
    [{ scope: undefined }, { scopeGranted: 'a b' }, 'pass: a b'],
    [{ scope: undefined }, {}, 'unknown: not stated'],
  ] as const) {
    const token = await signToken(claims as never);
    const read = await check(token, { scopeRequired: 'a b', ...change });
    assert.equal(read['required-scope'], words, JSON.stringify(claims));
  }
  assert.equal('required-scope' in (await check(await signToken())), false);
});

test('C29: the challenge of RFC 7636 Appendix B, and values that stay in the vault', async () => {
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
