import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { documentProblems } from '../../src/oauth/client-document';
import { runCli } from './run-cli';
import { temporaryFolder } from './temporary';

const folder = temporaryFolder();
const url = 'https://example.com/client.json';

test('C20: a document is printed that makes its address a client id', async () => {
  const { code, out, err } = await runCli(['client-document', url, '--name', 'Notes']);
  assert.equal(code, 0, err);
  const document = JSON.parse(out);
  assert.equal(document.client_id, url);
  assert.equal(document.client_name, 'Notes');
  assert.equal(document.token_endpoint_auth_method, 'none');
  const redirectUri = 'http://127.0.0.1:40000/callback';
  assert.deepEqual(documentProblems(url, { kind: 'json', value: document }, redirectUri), []);
});

test('redirect URIs of your own take the place of the usual ones', async () => {
  const uris = ['https://example.com/back', 'http://localhost/back'];
  const options = uris.flatMap((uri) => ['--redirect-uri', uri]);
  const { out } = await runCli(['client-document', url, ...options]);
  assert.deepEqual(JSON.parse(out).redirect_uris, uris);
});

const kinds = {
  EC: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  OKP: generateKeyPairSync('ed25519'),
};

for (const [kind, { privateKey, publicKey }] of Object.entries(kinds)) {
  test(`of a private ${kind} key, the public half alone goes into the document`, async () => {
    const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'key-1', alg: 'as-it-says' };
    const expected = { ...publicKey.export({ format: 'jwk' }), use: 'sig' };
    const files = {
      'key.pem': privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'key.jwk': JSON.stringify(jwk),
      'public.pem': publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    };
    for (const [name, text] of Object.entries(files)) {
      const file = join(folder, `${kind}-${name}`);
      writeFileSync(file, text);
      const { code, out, err } = await runCli(['client-document', url, '--key-file', file]);
      assert.equal(code, 0, err);
      const document = JSON.parse(out);
      assert.equal(document.token_endpoint_auth_method, 'private_key_jwt');
      const named = name === 'key.jwk' ? { kid: 'key-1', alg: 'as-it-says' } : {};
      assert.deepEqual(document.jwks, { keys: [{ ...expected, ...named }] });
      assert.ok(!out.includes(String(jwk.d)) && !err.includes(String(jwk.d)));
    }
  });
}

const canary = 'canary-0123456789';
const wrongUses: readonly (readonly [args: readonly string[], says: RegExp, key?: string])[] = [
  [[], /needs the address where it will be/],
  [['http://example.com/client.json'], /is not an https address with a path/],
  [['https://example.com/'], /is not an https address with a path/],
  [[url, '--redirect-uri', 'javascript:1'], /is not an http or https address/],
  [[url, '--key-file', join(folder, 'none')], /cannot be read/],
  [[url, '--key-file', join(folder, 'bad')], /holds no key that can be used/, canary],
  [
    [url, '--key-file', join(folder, 'bad')],
    /holds no key that can be used/,
    JSON.stringify({ kty: 'oct', k: canary }),
  ],
  [[url, '--secret', 'x'], /--secret/],
];
for (const [args, says, key] of wrongUses) {
  test(`wrong usage: ${args.slice(1).join(' ')} ${says}`, async () => {
    if (key !== undefined) writeFileSync(join(folder, 'bad'), key);
    const { code, err, out } = await runCli(['client-document', ...args]);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, says);
    assert.ok(!err.includes(canary), 'a key is never quoted');
  });
}
