import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startHealthyClientCredentialsJwt } from '../server/scenarios/healthy-client-credentials-jwt';
import { startHealthyClientCredentialsSecret } from '../server/scenarios/healthy-client-credentials-secret';
import { startHealthyDeviceCode } from '../server/scenarios/healthy-device-code';
import { startHealthyDpop } from '../server/scenarios/healthy-dpop';
import { startHealthyIdJag } from '../server/scenarios/healthy-id-jag';
import { startHealthyIntrospection } from '../server/scenarios/healthy-introspection';
import { startHealthyTwoIssuers } from '../server/scenarios/healthy-two-issuers';
import { startHealthyWorkload } from '../server/scenarios/healthy-workload';
import { type CliRun, runCli } from './run-cli';
import { assertSecret, temporaryFolder } from './temporary';

const folder = temporaryFolder();
const follow = ['--open', 'follow', '--redirect-port', '33997'];

interface Secrets {
  readonly [name: string]: string;
}

/** Traces to the end, with secrets in the environment, and looks for them in all that came of it. */
async function trace(
  { url, close }: { readonly url: string; close(): Promise<void> },
  args: readonly string[],
  env: Secrets = {},
): Promise<{ run: CliRun; saved: { facts: { clientIdentity?: { grant: string } } } }> {
  const file = join(folder, 'trace.mcptrace.json');
  const run = await runCli(['trace', url, ...args, '--save', file], { env });
  await close();
  assert.equal(run.code, 0, run.out + run.err);
  assert.match(run.out, /^Signed in\. /m);
  assertSecret(run, folder, Object.values(env));
  const replayed = await runCli(['replay', file, '--json']);
  assert.equal(replayed.code, 0);
  assert.equal(replayed.out, readFileSync(file, 'utf8'));
  return { run, saved: JSON.parse(replayed.out) };
}

test('X1: client credentials with a secret', async () => {
  const pair = await startHealthyClientCredentialsSecret();
  const { clientId, clientSecret } = pair.credentials;
  const client = ['--client-id', clientId, '--client-secret-env', 'S'];
  const { saved } = await trace(pair, [...client, '--grant', 'client_credentials'], {
    S: clientSecret,
  });
  assert.equal(saved.facts.clientIdentity?.grant, 'client_credentials');
});

test('X1: client credentials with a key, in PEM and as JWK', async () => {
  for (const form of ['privateKeyPem', 'privateKeyJwk'] as const) {
    const pair = await startHealthyClientCredentialsJwt();
    const { clientId, keyId, algorithm, [form]: key } = pair.credentials;
    const file = join(folder, form);
    writeFileSync(file, key);
    const named = ['--client-key-alg', algorithm, '--client-key-id', keyId];
    const client = ['--client-id', clientId, '--client-key-file', file, ...named];
    const { run } = await trace(pair, client);
    assertSecret(run, folder, [key, key.split('\n')[1] ?? key]);
  }
});

test('workload identity', async () => {
  const pair = await startHealthyWorkload();
  const { clientId, assertion } = pair.credentials;
  const client = ['--client-id', clientId, '--assertion-env', 'A'];
  const { saved } = await trace(pair, [...client, '--grant', 'jwt_bearer'], { A: assertion });
  assert.equal(saved.facts.clientIdentity?.grant, 'jwt_bearer');
});

test('X2: the identity provider of the organisation vouches for the person', async () => {
  const pair = await startHealthyIdJag();
  const { credentials } = pair;
  const args = [
    ...['--client-id', credentials.clientId, '--client-secret-env', 'S'],
    ...['--idp-token-endpoint', credentials.idpTokenEndpoint],
    ...['--idp-client-id', credentials.idpClientId, '--idp-client-secret-env', 'I'],
    ...['--subject-token-env', 'T', '--subject-token-type', 'id_token'],
  ];
  const { clientSecret: S, idpClientSecret: I, idToken: T } = credentials;
  const { saved } = await trace(pair, args, { S, I, T });
  assert.equal(saved.facts.clientIdentity?.grant, 'id_jag');
});

test('RFC 8628: page and code of a device are told to the person once, however the page is opened', async () => {
  for (const open of ['print', 'follow']) {
    const pair = await startHealthyDeviceCode({ confirmsAfter: 1 });
    const { run } = await trace(pair, ['--grant', 'device_code', '--open', open]);
    const told = /^Open this address on any device:\n(\S+)\nType in this code there: (\S+)$/m;
    const [, page = '', code = ''] = told.exec(run.err) ?? [];
    assert.ok(page.startsWith(pair.issuer), run.err);
    assert.ok(code.length >= 4);
    assert.equal(run.err.match(/Type in this code/g)?.length, 1);
    assertSecret({ ...run, err: '' }, folder, [code]);
  }
});

test('X3: tokens are bound to a key where the user wants it', async () => {
  await trace(await startHealthyDpop(), [...follow, '--dpop']);
});

test('who may ask about tokens', async () => {
  const pair = await startHealthyIntrospection();
  const { clientId, clientSecret } = pair.credentials;
  const asker = ['--introspection-client-id', clientId, '--introspection-secret-env', 'S'];
  const { run } = await trace(pair, [...follow, ...asker], { S: clientSecret });
  assert.match(run.out, /✓ Ask about token +200 · active/);
});

test('--issuer chooses among several, and --param goes into the authorization request', async () => {
  const pair = await startHealthyTwoIssuers();
  const [, second] = pair.credentials.issuers;
  const asked = ['--issuer', second, '--param', 'audience=notes', '--param', 'access_type=offline'];
  const { run } = await trace(pair, [...follow, ...asked]);
  assert.ok(
    pair.secondRequests.some(({ query }) => query.includes('audience=notes&access_type=offline')),
  );
  assert.doesNotMatch(run.out, /server-passed-over/);
});

test('--client-issuer: an id of another authorization server is not sent to this one', async () => {
  const pair = await startHealthyTwoIssuers();
  const client = ['--client-id', 'mine', '--client-issuer', 'https://elsewhere.example'];
  const { code, out } = await runCli(['trace', pair.url, ...follow, ...client]);
  await pair.close();
  assert.equal(code, 1);
  assert.match(out, /\(client-issuer-mismatch\)/);
  assert.match(out, /: --override client-issuer-mismatch$/m);
  assert.ok(!pair.requests.some(({ query, body }) => `${query}${body}`.includes('mine')));
});

const wrongUses: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [['--grant', 'password'], /--grant is one of/],
  [['--client-key-file', 'x'], /--client-key-file needs --client-id/],
  [['--client-id', 'c', '--client-key-file', 'no/such/file'], /no\/such\/file cannot be read/],
  [['--client-key-alg', 'ES256'], /--client-key-alg needs --client-key-file/],
  [['--client-key-id', 'k'], /--client-key-id needs --client-key-file/],
  [['--client-issuer', 'https://h'], /--client-issuer needs --client-id/],
  [['--assertion-env', 'NO_SUCH_NAME'], /NO_SUCH_NAME is not set/],
  [['--subject-token-type', 'saml2'], /--subject-token-type needs --subject-token-env/],
  [['--idp-client-id', 'x'], /--idp-client-id needs --idp-token-endpoint/],
  [['--idp-token-endpoint', 'https://h'], /--idp-token-endpoint needs --idp-client-id/],
  [['--idp-token-endpoint', 'x', '--idp-client-id', 'c'], /x is not an http or https address/],
  [['--introspection-secret-env', 'PATH'], /needs --introspection-client-id/],
  [['--param', 'novalue'], /--param has the form name=value/],
];
for (const [args, says] of wrongUses) {
  test(`wrong usage: ${args.join(' ')}`, async () => {
    const { code, err } = await runCli(['trace', 'http://h.example/mcp', ...args]);
    assert.equal(code, 2);
    assert.match(err, says);
    assert.doesNotMatch(err, /\bat .*\.js:\d/, 'no stack trace for wrong usage');
  });
}
