import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JWTPayload, SignJWT } from 'jose';
import { compute } from '../../../../src/oauth/crypto';
import { dpopThumbprint } from '../../../../src/oauth/crypto/dpop';
import { createVault } from '../../../../src/oauth/vault';
import { issuer, privateKey, serverUrl, signToken } from '../world';
import { check, checksOf, now, said } from './checked';

function sign(claims: JWTPayload, typ?: string): Promise<string> {
  return new SignJWT({ iss: issuer, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'key-1', ...(typ !== undefined && { typ }) })
    .sign(privateKey);
}

test('RFC 9068 §2.1: the type in the header', async () => {
  for (const [typ, words] of [
    ['at+jwt', 'pass: at+jwt'],
    ['AT+JWT', 'pass: AT+JWT'],
    ['application/at+jwt', 'pass: application/at+jwt'],
    [undefined, 'unknown: no typ in the header'],
    ['JWT', 'unknown: JWT, which any JWT can be called'],
    ['jwt', 'unknown: jwt, which any JWT can be called'],
    ['application/jwt', 'unknown: application/jwt, which any JWT can be called'],
    ['dpop+jwt', 'fail: dpop+jwt'],
    ['logout+jwt', 'fail: logout+jwt'],
    ['at+jwtx', 'fail: at+jwtx'],
  ] as const) {
    assert.equal((await check(await sign({}, typ))).type, words);
  }
});

test('an ID token is called one only on what speaks for nothing else', async () => {
  const client = { clientId: 'client-1' };
  for (const [claims, typ, words] of [
    [{ aud: 'client-1', at_hash: 'x' }, 'at+jwt', 'pass: its header says so'],
    [
      { aud: 'client-1', at_hash: 'x', scope: 'a' },
      'JWT',
      'pass: it has a scope, as access tokens have',
    ],
    [
      { aud: 'client-1', nonce: 'x', scp: ['a'] },
      'JWT',
      'pass: it has a scope, as access tokens have',
    ],
    [{ aud: serverUrl, at_hash: 'x' }, 'JWT', 'pass: it is for this server, as access tokens are'],
    [
      { aud: 'client-1', at_hash: 'x' },
      'JWT',
      'fail: it has at_hash and no scope, as ID tokens have',
    ],
    [
      { aud: 'other', c_hash: 'x' },
      undefined,
      'fail: it has c_hash and no scope, as ID tokens have',
    ],
    [
      { aud: 'client-1', nonce: 'x' },
      'JWT',
      'fail: it is for the client, with a nonce and no scope, as ID tokens are',
    ],
    [{ aud: ['client-1', 'https://api'], nonce: 'x' }, 'JWT', 'unknown: nothing in it tells'],
    [{ aud: 'https://api', nonce: 'x' }, 'JWT', 'unknown: nothing in it tells'],
    [{ aud: 'client-1', email: 'ada@example' }, 'JWT', 'unknown: nothing in it tells'],
    [{ nonce: 'x' }, 'JWT', 'unknown: nothing in it tells'],
  ] as const) {
    assert.equal((await check(await sign(claims as JWTPayload, typ), client)).kind, words);
  }
  const token = await sign({ aud: 'client-1', nonce: 'x' });
  assert.equal((await check(token)).kind, 'unknown: nothing in it tells', 'the client is unknown');
});

test('the ID token that was issued too is known by its claims, also under another signature', async () => {
  const claims = { aud: 'client-1', scope: 'a' };
  const vault = createVault();
  vault.put('idToken', await sign(claims, 'JWT'));
  for (const token of [await sign(claims, 'JWT'), await sign(claims, 'at+jwt')]) {
    assert.equal(
      said(await checksOf(token, {}, vault)).kind,
      'fail: the ID token that was issued with it',
    );
  }
  const other = said(await checksOf(await sign({ ...claims, jti: '2' }, 'JWT'), {}, vault));
  assert.equal(other.kind, 'pass: it has a scope, as access tokens have');
});

test('X3: the binding is compared with the key of the client', async () => {
  const vault = createVault();
  const random = () => new Uint8Array();
  assert.deepEqual(await compute({ op: 'make-dpop-key' }, vault, random, now), {
    kind: 'made-dpop-key',
  });
  const jkt = await dpopThumbprint(vault.get('dpopKey') ?? '');
  const bound = await signToken({ cnf: { jkt } });
  const other = await signToken({ cnf: { jkt: 'other-key' } });
  const free = await signToken();
  const read = async (token: string, dpop?: boolean, keys = vault) => {
    const checks = await checksOf(token, dpop === undefined ? {} : { dpop }, keys);
    const binding = checks.find((one) => one.id === 'binding');
    return [said(checks).binding, binding?.cause];
  };
  assert.deepEqual(await read(bound, true), [`pass: bound to the key ${jkt}`, undefined]);
  assert.deepEqual(await read(other, true), ['fail: bound to the key other-key', undefined]);
  assert.deepEqual(await read(free, true), ['fail: no cnf claim', undefined]);
  assert.deepEqual(await read(await signToken({ cnf: { 'x5t#S256': 'x' } }), true), [
    'fail: no jkt in cnf',
    undefined,
  ]);
  assert.deepEqual(await read(bound, true, createVault()), [
    `unknown: bound to the key ${jkt}`,
    undefined,
  ]);
  assert.deepEqual(await read(bound, false), [`fail: bound to the key ${jkt}`, 'sent-as-bearer']);
  assert.deepEqual(await read(bound), [`unknown: bound to the key ${jkt}`, undefined]);
  assert.deepEqual(await read(free, false), [undefined, undefined]);
  assert.deepEqual(await read(free), [undefined, undefined]);
});
