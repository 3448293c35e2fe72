import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { startPair } from '../server/faults/parts/pair';
import { startHealthyIntrospection } from '../server/scenarios/healthy-introspection';
import { runCli } from './run-cli';
import { assertSecret, temporaryFolder } from './temporary';

const folder = temporaryFolder();
const part = (value: object): string => btoa(JSON.stringify(value)).replaceAll('=', '');
const unsigned = [part({ alg: 'none' }), part({ aud: 'https://elsewhere.example' }), 'canary'];
const token = unsigned.join('.');

test('a token is checked by what the metadata says, sent nowhere, and in no file', async () => {
  const pair = await startPair();
  const file = join(folder, 'token.mcptrace.json');
  const args = ['token', pair.url, '--token-env', 'TOKEN_OF_TEST', '--save', file];
  const checked = await runCli(args, { env: { TOKEN_OF_TEST: token } });
  await pair.close();
  assert.equal(checked.code, 1, checked.out + checked.err);
  assert.match(checked.out, /\(token-unsigned\)/);
  assert.match(checked.out, /^The token was checked\.$/m);
  assert.ok(pair.requests.length > 2);
  const sent = JSON.stringify(pair.requests.map(({ headers, body }) => [headers, body]));
  assert.ok(!sent.includes(token));
  assertSecret(checked, folder, [token]);
  const replayed = await runCli(['replay', file]);
  assert.equal(replayed.code, 1);
  assert.match(replayed.out, /\(token-unsigned\)/);
});

test('an opaque token is asked about where somebody may ask', async () => {
  const pair = await startHealthyIntrospection();
  const { clientId, clientSecret } = pair.credentials;
  const opaque = 'canary-opaque-0123456789';
  const env = { TOKEN_OF_TEST: opaque, SECRET_OF_TEST: clientSecret };
  const file = join(folder, 'opaque.mcptrace.json');
  const asker = ['--introspection-client-id', clientId, '--introspection-secret-env'];
  const args = ['--token-env', 'TOKEN_OF_TEST', ...asker, 'SECRET_OF_TEST', '--save', file];
  const checked = await runCli(['token', pair.url, ...args], { env });
  await pair.close();
  assert.equal(checked.code, 0, checked.out + checked.err);
  assert.match(checked.out, /\(token-inactive\)/);
  assertSecret(checked, folder, [opaque, clientSecret]);
});

const wrongUses: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [[], /needs the address of an MCP server/],
  [['http://h/mcp'], /token needs --token-env/],
  [['http://h/mcp', '--token-env', 'NO_SUCH_NAME'], /NO_SUCH_NAME is not set/],
  [['http://h/mcp', '--open', 'follow'], /--open/],
];
for (const [args, says] of wrongUses) {
  test(`wrong usage: ${says}`, async () => {
    const { code, err } = await runCli(['token', ...args]);
    assert.equal(code, 2);
    assert.match(err, says);
  });
}
