import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Json } from '../../../src/model/wire';
import { compute } from '../../../src/oauth/crypto';
import { createVault } from '../../../src/oauth/vault';

const issuer = 'https://issuer.example';
const pair = () => generateKeyPair('ES256');
type Pair = Awaited<ReturnType<typeof pair>>;

async function signatureOf(signer: Pair, jwks: Json) {
  const token = await new SignJWT({ aud: 'https://notes.example/mcp' })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(issuer)
    .setExpirationTime('1h')
    .sign(signer.privateKey);
  const vault = createVault();
  vault.put('accessToken', token);
  const outcome = await compute(
    {
      op: 'check-token',
      token: 'accessToken',
      jwks,
      jwksUri: `${issuer}/jwks`,
      issuer,
      audience: 'https://notes.example/mcp',
    },
    vault,
    (size) => randomBytes(size),
    Date.now(),
  );
  assert.equal(outcome.kind, 'checked-token');
  return outcome.checks.find((check) => check.id === 'signature');
}

async function published(...pairs: readonly Pair[]): Promise<Json> {
  const keys = await Promise.all(pairs.map((one) => exportJWK(one.publicKey)));
  return { keys } as unknown as Json;
}

test('a token that names no key may be signed by any that is published', async () => {
  const [signer, other, third] = [await pair(), await pair(), await pair()];
  assert.equal((await signatureOf(signer, await published(other, signer, third)))?.verdict, 'pass');
  const foreign = await signatureOf(signer, await published(other, third));
  assert.equal(foreign?.verdict, 'fail');
  assert.match(foreign.actual, /does not fit the published key/);
});

test('a key set that is none is no verdict on the token', async () => {
  const signer = await pair();
  for (const jwks of [null, [], 'keys', { keys: 'x' }, { keys: [1] }, {}]) {
    const check = await signatureOf(signer, jwks as Json);
    assert.equal(check?.verdict, 'unknown', JSON.stringify(jwks));
    assert.equal(check.actual, `no key set came from ${issuer}/jwks`);
  }
});

test('keys that cannot be read do not break the check', async () => {
  const signer = await pair();
  const broken = { keys: [{ kty: 'EC', crv: 'P-256', x: 'not', y: 'a point', alg: 'ES256' }] };
  const check = await signatureOf(signer, broken);
  assert.equal(check?.verdict, 'unknown');
  assert.equal(check.actual, 'the published key could not be used (ES256)');
});
