import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose';
import { cliffClientId, type Demo, startDemo } from '../demo/demo';
import { openPort } from '../server/open-port';
import {
  getJson,
  registerTestClient,
  signIn,
  type TestClient,
  testRedirectUri,
} from '../server/test-client';
import {
  callForText,
  connect,
  connectOverHttp,
  ping,
  takeToolNames,
} from '../server/test-mcp-client';

const built = join(import.meta.dirname, '../../demo');
const scope = 'notes:read';

let demo: Demo;
let client: TestClient;
before(async () => {
  demo = await startDemo({ portBase: 0, autoApprove: true });
  client = await registerTestClient(demo.issuer);
});
after(() => demo.close());

const allTools = ['list_notes', 'add', 'whoami'];

test('the working server says where to sign in', async () => {
  const response = await ping(demo.notesUrl);
  const metadataUrl = new URL('/.well-known/oauth-protected-resource/mcp', demo.notesUrl).href;
  assert.equal(response.status, 401);
  assert.equal(
    response.headers.get('www-authenticate'),
    `Bearer resource_metadata="${metadataUrl}", scope="notes:read"`,
  );
  assert.deepEqual(await getJson(metadataUrl), {
    status: 200,
    body: {
      resource: demo.notesUrl,
      authorization_servers: [demo.issuer],
      scopes_supported: [scope],
      bearer_methods_supported: ['header'],
      resource_name: 'notes',
    },
  });
});

test('the dead end says nothing, but would take a good token', async () => {
  const response = await ping(demo.deadEndUrl);
  assert.equal(response.status, 401);
  assert.equal(response.headers.get('www-authenticate'), 'Bearer');
  for (const name of [
    'oauth-protected-resource',
    'oauth-authorization-server',
    'openid-configuration',
  ]) {
    for (const path of [`/.well-known/${name}/mcp`, `/.well-known/${name}`]) {
      assert.equal((await getJson(new URL(path, demo.deadEndUrl).href)).status, 404, path);
    }
  }
  const { tokens } = await signIn(client, { resource: demo.deadEndUrl, scope });
  const token = String(tokens.body['access_token']);
  assert.deepEqual(await takeToolNames(await connectOverHttp(demo.deadEndUrl, token)), allTools);
});

test('both metadata documents of the authorization server answer, and are the same', async () => {
  const oauth = await getJson(`${demo.issuer}/.well-known/oauth-authorization-server`);
  const openid = await getJson(`${demo.issuer}/.well-known/openid-configuration`);
  assert.equal(oauth.status, 200);
  assert.deepEqual(oauth, openid);
  assert.equal(oauth.body['issuer'], demo.issuer);
  assert.deepEqual(oauth.body['code_challenge_methods_supported'], ['S256']);
  assert.equal(oauth.body['authorization_response_iss_parameter_supported'], true);
  assert.equal(oauth.body['registration_endpoint'], `${demo.issuer}/reg`);
  assert.deepEqual(oauth.body['token_endpoint_auth_methods_supported'], [
    'none',
    'client_secret_basic',
    'client_secret_post',
  ]);
  assert.deepEqual(oauth.body['scopes_supported'], [
    'openid',
    'offline_access',
    scope,
    'notes:write',
  ]);
});

test('the cliff: no registration, but a client known beforehand gets through', async () => {
  const metadata = await getJson(
    new URL('/.well-known/oauth-protected-resource/mcp', demo.cliffUrl).href,
  );
  assert.deepEqual(metadata.body['authorization_servers'], [demo.cliffIssuer]);
  const { body } = await getJson(`${demo.cliffIssuer}/.well-known/oauth-authorization-server`);
  assert.equal(body['issuer'], demo.cliffIssuer);
  assert.ok(!('registration_endpoint' in body));
  assert.ok(!('client_id_metadata_document_supported' in body));
  const refused = await fetch(`${demo.cliffIssuer}/reg`, { method: 'POST', body: '{}' });
  assert.equal(refused.status, 404);

  const known = { issuer: demo.cliffIssuer, clientId: cliffClientId, redirectUri: testRedirectUri };
  const { tokens } = await signIn(known, { resource: demo.cliffUrl, scope });
  const token = String(tokens.body['access_token']);
  assert.deepEqual(await takeToolNames(await connectOverHttp(demo.cliffUrl, token)), allTools);
});

test('the code flow ends in a signed token for this server alone', async () => {
  const { callback, tokens } = await signIn(client, { resource: demo.notesUrl, scope });
  assert.equal(callback.searchParams.get('iss'), demo.issuer);
  assert.equal(callback.searchParams.get('state'), 'a-state');
  assert.equal(tokens.status, 200);
  assert.equal(tokens.body['token_type'], 'Bearer');
  assert.equal(tokens.body['scope'], scope);
  assert.equal(tokens.body['expires_in'], 3600);

  const token = String(tokens.body['access_token']);
  const jwks: JSONWebKeySet = await (await fetch(`${demo.issuer}/jwks`)).json();
  assert.ok(jwks.keys.every((key) => !('d' in key)));
  const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(jwks), {
    issuer: demo.issuer,
    audience: demo.notesUrl,
    typ: 'at+jwt',
  });
  assert.equal(protectedHeader.alg, 'ES256');
  assert.equal(payload['scope'], scope);
  assert.equal(payload['client_id'], client.clientId);
  assert.equal(payload.sub, 'ada');

  const mcp = await connectOverHttp(demo.notesUrl, token);
  assert.equal(await callForText(mcp, 'whoami'), 'ada, with notes:read');
  assert.equal(await callForText(mcp, 'add', { a: 19, b: 23 }), '42');
  assert.deepEqual(await takeToolNames(mcp), ['list_notes', 'add_note', 'add', 'whoami']);

  const elsewhere = await ping(demo.deadEndUrl, token);
  assert.equal(elsewhere.status, 401);
});

test('a request without scope gets what the resource offers; without offer it gets 403', async () => {
  const { tokens } = await signIn(client, { resource: demo.notesUrl });
  const granted = decodeJwt(String(tokens.body['access_token']))['scope'];
  assert.equal(granted, `${scope} notes:write`);

  const { tokens: poor } = await signIn(client, { resource: demo.notesUrl, scope: 'openid' });
  const response = await ping(demo.notesUrl, String(poor.body['access_token']));
  assert.equal(response.status, 403);
  assert.match(
    response.headers.get('www-authenticate') ?? '',
    /error="insufficient_scope".*scope="notes:read"/,
  );
});

test('a taken port is an error, and nothing stays behind', async () => {
  const taken = await openPort(0);
  const portBase = taken.port - 2;
  await assert.rejects(startDemo({ portBase }), { code: 'EADDRINUSE' });
  await (await openPort(portBase)).close();
  await taken.close();
});

test('the stdio server lists the same tools', async () => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [join(built, 'stdio-server.mjs')],
  });
  assert.deepEqual(await takeToolNames(await connect(transport)), allTools);
});

test('the command says when it is ready, ends when told, and explains a taken port', async () => {
  const start = (...args: string[]) => spawn(process.execPath, [join(built, 'main.mjs'), ...args]);
  const running = start('--port-base', '0');
  const lines = await linesUntil(running, 'demo ready');
  assert.equal(lines.length, 6);
  const [taken] = /(?<=127\.0\.0\.1:)\d+/.exec(lines[0] ?? '') ?? [];

  const second = start('--port-base', String(taken));
  let complaint = '';
  second.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  assert.deepEqual(await once(second, 'close'), [1, null]);
  assert.match(complaint, new RegExp(`^Port ${taken} is taken: .*--port-base.\n$`));

  running.kill('SIGTERM');
  assert.deepEqual(await once(running, 'exit'), [0, null]);
});

async function linesUntil(child: ChildProcess, last: string): Promise<readonly string[]> {
  let output = '';
  for await (const chunk of child.stdout ?? []) {
    output += chunk;
    if (output.includes(`${last}\n`)) return output.trimEnd().split('\n');
  }
  throw new Error(`ended before "${last}": ${output}`);
}
