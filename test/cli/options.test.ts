import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startAuthorizationServer } from '../server/authorization-server';
import { startMcpServer } from '../server/mcp-server';
import { openPort } from '../server/open-port';
import { runCli } from './run-cli';

const scopes = ['notes:read'];
const clientSecret = 'canary secret+0123/456%789';
const redirectUris = ['http://127.0.0.1/callback'];

interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/** A server and an authorization server that knows one client with a secret and says nothing of PKCE. */
async function start(): Promise<Running> {
  const port = await openPort(0);
  const authorization = await startAuthorizationServer({
    resources: [{ uri: `${port.origin}/mcp`, scopes }],
    autoApprove: true,
    clients: [
      {
        client_id: 'known client',
        client_secret: clientSecret,
        application_type: 'native',
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: redirectUris,
      },
    ],
    change: { metadata: ({ code_challenge_methods_supported: _, ...rest }) => rest },
  });
  const { issuer, jwksUri } = authorization;
  const server = await startMcpServer({
    name: 'strict',
    port,
    auth: { kind: 'oauth', issuer, jwksUri, scopes },
    change: { challenge: (challenge) => `${challenge.replace('", ', '" ')}` },
  });
  return {
    url: server.url,
    async close() {
      await Promise.all([server.close(), authorization.close()]);
    },
  };
}

let running: Running;
before(async () => {
  running = await start();
});
after(() => running?.close());

const follow = ['--open', 'follow', '--redirect-port', '33999'];

test('C14: --override goes on past a stop, and the report says so', async () => {
  const stopped = await runCli(['trace', running.url, ...follow]);
  assert.equal(stopped.code, 1);
  assert.match(stopped.out, /\(pkce-not-advertised\)/);
  const past = await runCli(['trace', running.url, ...follow, '--override', 'pkce-not-advertised']);
  assert.equal(past.code, 0, past.out);
  assert.match(past.out, /^Signed in\. 3 tools\.\nOverrides in force: pkce-not-advertised\.$/m);
});

test('--fail-on warning makes a warning count', async () => {
  const args = ['trace', running.url, ...follow, '--override', 'pkce-not-advertised'];
  const lenient = await runCli([...args, '--json']);
  assert.equal(lenient.code, 0);
  const severities = JSON.parse(lenient.out).findings.map(
    (one: { severity: string }) => one.severity,
  );
  assert.ok(severities.includes('warning') && !severities.includes('error'), severities.join());
  assert.equal((await runCli([...args, '--fail-on', 'warning'])).code, 1);
});

test('--client-secret-env is used and never printed', async () => {
  const args = ['trace', running.url, ...follow, '--override', 'pkce-not-advertised'];
  const client = ['--client-id', 'known client', '--client-secret-env', 'SECRET_OF_TEST'];
  const env = { SECRET_OF_TEST: clientSecret };
  for (const format of [[], ['--json']]) {
    const { code, out, err } = await runCli([...args, ...client, ...format], { env });
    assert.equal(code, 0, out + err);
    for (const shown of [clientSecret, encodeURIComponent(clientSecret), btoa(clientSecret)]) {
      assert.ok(!out.includes(shown) && !err.includes(shown));
    }
  }
  const wrong = await runCli([...args, ...client], { env: { SECRET_OF_TEST: 'something else' } });
  assert.equal(wrong.code, 1);
  assert.match(wrong.out, /\(token-refused\)/);
});

test('--override refuses what is no stop that can be passed', async () => {
  for (const command of ['trace', 'replay']) {
    const { code, err } = await runCli([command, running.url, '--override', 'isuer-mismatch']);
    assert.equal(code, 2);
    assert.match(err, /--override does not know "isuer-mismatch"; did you mean issuer-mismatch\?/);
  }
  const { err } = await runCli(['trace', running.url, '--override', 'token-refused']);
  assert.match(err, /does not know "token-refused"\. It takes resource-mismatch, no-discovery, /);
});

for (const url of [
  'http://h/x',
  'https://h',
  'https://h/',
  'https://h/x#y',
  'https://a@h/x',
  'x',
]) {
  test(`C20: --client-metadata-url refuses ${url}`, async () => {
    const { code, err } = await runCli(['trace', running.url, '--client-metadata-url', url]);
    assert.equal(code, 2);
    assert.match(err, /--client-metadata-url is an https address with a path/);
  });
}

test('neither report can steer a terminal, whatever a server says', async () => {
  const evil = '\u001b]0;x\u0007\u009b31m\u202eabc\u2066\u200b\u2028\u061c\u{e0041}';
  const port = await openPort(0);
  port.serve((_request, response) => {
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: evil, [evil]: 1 }).replaceAll('\\u001b', '\u001b'));
  });
  const steering = /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?!\n)\p{Cc}/u;
  for (const format of [[], ['--json']]) {
    const { out, err } = await runCli(['trace', `${port.origin}/mcp`, ...format]);
    assert.doesNotMatch(out, steering);
    assert.doesNotMatch(err, steering);
    if (format.length > 0) assert.ok(JSON.stringify(JSON.parse(out)).includes('abc'));
  }
  await port.close();
});
