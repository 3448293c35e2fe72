import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startPair } from '../server/faults/parts/pair';
import { startHealthyClientCredentialsJwt } from '../server/scenarios/healthy-client-credentials-jwt';
import { startHealthyClientCredentialsSecret } from '../server/scenarios/healthy-client-credentials-secret';
import { startHealthyDeviceCode } from '../server/scenarios/healthy-device-code';
import { startHealthyIdJag } from '../server/scenarios/healthy-id-jag';
import { runCli } from './run-cli';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mcp-auth-cli-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const follow = ['--open', 'follow', '--redirect-port', '33998'];

test('a saved trace replays without its servers, and by an older revision', async () => {
  const pair = await startPair(({ issuer }) => ({
    authorization: {
      callback: (url) => {
        url.searchParams.set('iss', `${issuer}/`);
        return url;
      },
    },
  }));
  const traced = await runCli(['trace', pair.url, ...follow, '--json']);
  await pair.close();
  assert.equal(traced.code, 1);
  const file = join(folder, 'stopped.mcptrace.json');
  await writeFile(file, traced.out);
  const again = await runCli(['replay', file, '--json']);
  assert.equal(again.code, 1);
  assert.deepEqual(JSON.parse(again.out).findings, JSON.parse(traced.out).findings);
  assert.deepEqual(JSON.parse(again.out).stop, JSON.parse(traced.out).stop);
  const older = await runCli(['replay', file, '--revision', '2025-11-25']);
  assert.match(older.out, /The recording ends here/);
  assert.match(older.out, /iss-ignored/);
  const none = await runCli(['replay', join(folder, 'nothing')]);
  assert.equal(none.code, 2);
  await writeFile(file, '{"format":"mcp-auth-trace/1"}');
  const broken = await runCli(['replay', file]);
  assert.equal(broken.code, 2);
  assert.match(broken.err, /no whole trace: server is missing/);
});

test('C20: a client document is printed for its address', async () => {
  const printed = await runCli([
    'client-document',
    'https://example.com/client.json',
    '--name',
    'Me',
  ]);
  assert.equal(printed.code, 0);
  const document = JSON.parse(printed.out);
  assert.equal(document.client_id, 'https://example.com/client.json');
  assert.equal(document.client_name, 'Me');
  assert.ok(document.redirect_uris.includes('http://127.0.0.1/callback'));
  assert.equal((await runCli(['client-document', 'http://example.com/client.json'])).code, 2);
});

test('a token is checked by what the metadata says, and sent nowhere', async () => {
  const pair = await startPair();
  const token = `${btoa('{"alg":"none"}')}.${btoa('{"aud":"https://elsewhere.example"}')}.x`;
  const env = { TOKEN_OF_TEST: token.replaceAll('=', '') };
  const checked = await runCli(['token', pair.url, '--token-env', 'TOKEN_OF_TEST'], { env });
  await pair.close();
  assert.equal(checked.code, 1, checked.out);
  assert.match(checked.out, /token-unsigned/);
  assert.ok(pair.requests.length > 2);
  assert.ok(
    pair.requests.every(
      ({ headers, body }) => !JSON.stringify([headers, body]).includes(env.TOKEN_OF_TEST),
    ),
  );
  assert.equal((await runCli(['token', pair.url])).code, 2);
});

test('X1: client credentials, with a secret and with a key', async () => {
  const secret = await startHealthyClientCredentialsSecret();
  const { clientId, clientSecret } = secret.credentials;
  const withSecret = await runCli(
    [
      'trace',
      secret.url,
      '--client-id',
      clientId,
      '--client-secret-env',
      'S',
      '--grant',
      'client_credentials',
    ],
    { env: { S: clientSecret } },
  );
  await secret.close();
  assert.equal(withSecret.code, 0, withSecret.out);
  assert.ok(!withSecret.out.includes(clientSecret));

  const key = await startHealthyClientCredentialsJwt();
  const file = join(folder, 'key.pem');
  await writeFile(file, key.credentials.privateKeyPem);
  const withKey = await runCli([
    'trace',
    key.url,
    '--client-id',
    key.credentials.clientId,
    '--client-key-file',
    file,
  ]);
  await key.close();
  assert.equal(withKey.code, 0, withKey.out);
  assert.match(withKey.out, /Credentials for token/);
});

test('RFC 8628: the device code is told to the person', async () => {
  const device = await startHealthyDeviceCode({ confirmsAfter: 1 });
  const signedIn = await runCli(['trace', device.url, '--grant', 'device_code', '--open', 'print']);
  await device.close();
  assert.equal(signedIn.code, 0, signedIn.out + signedIn.err);
  assert.match(signedIn.err, /Type in this code there: \S{4,}/);
});

test('X2: the identity provider of the organisation vouches for the person', async () => {
  const jag = await startHealthyIdJag();
  const { credentials } = jag;
  const signedIn = await runCli(
    [
      'trace',
      jag.url,
      ...['--client-id', credentials.clientId, '--client-secret-env', 'S'],
      ...['--idp-token-endpoint', credentials.idpTokenEndpoint],
      ...['--idp-client-id', credentials.idpClientId, '--idp-client-secret-env', 'I'],
      ...['--subject-token-env', 'T'],
    ],
    {
      env: {
        S: credentials.clientSecret,
        I: credentials.idpClientSecret,
        T: credentials.idToken,
      },
    },
  );
  await jag.close();
  assert.equal(signedIn.code, 0, signedIn.out + signedIn.err);
  assert.ok(!(signedIn.out + signedIn.err).includes(credentials.idToken));
});
