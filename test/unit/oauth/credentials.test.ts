import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientAuthMethod, Facts } from '../../../src/model/flow';
import { nodePorts } from '../../../src/node/node-ports';
import { authorizationUrl, createCredentials } from '../../../src/oauth/credentials';
import type { RequestDraft } from '../../../src/oauth/step';
import { createVault } from '../../../src/oauth/vault';

const server = {
  url: 'https://mcp.example/mcp',
  headers: { 'X-Key': 'configured', Accept: 'text/html' },
};

function client(authMethod: ClientAuthMethod, clientId = 'client-1'): Facts['client'] {
  return {
    clientId,
    way: 'dynamic',
    issuer: 'https://as.example',
    redirectUri: 'http://127.0.0.1/callback',
    authMethod,
    hasSecret: authMethod !== 'none',
  };
}

function draft(change: Partial<RequestDraft>): RequestDraft {
  return {
    method: 'POST',
    url: 'https://as.example/token',
    party: 'authorization-server',
    headers: { accept: 'application/json' },
    credentials: 'none',
    keep: {},
    ...change,
  };
}

const form: RequestDraft['body'] = {
  kind: 'form',
  fields: [
    ['grant_type', 'authorization_code'],
    ['code', { secret: 'code' }],
    ['refresh_token', { secret: 'refreshToken' }],
  ],
};

async function filled(change: Partial<RequestDraft>, by?: Facts['client'], secret = 's') {
  const vault = createVault();
  vault.put('code', 'a code');
  vault.put('accessToken', 'access-token');
  vault.put('clientSecret', secret);
  const { now, random } = nodePorts;
  const credentials = createCredentials({
    vault,
    server,
    settings: {},
    now,
    random,
  });
  const { request, failure } = await credentials.fill(draft(change), by);
  return { ...request, headers: Object.fromEntries(request.headers), vault, failure };
}

test('secrets of a form are filled in, and those that are not held are empty', async () => {
  const { body, headers } = await filled({ body: form });
  assert.equal(body, 'grant_type=authorization_code&code=a+code&refresh_token=');
  assert.equal(headers['content-type'], 'application/x-www-form-urlencoded');
  assert.equal(headers['authorization'], undefined);
});

test('a public client names itself in the form', async () => {
  const { body, headers } = await filled({ body: form, credentials: 'client' }, client('none'));
  assert.equal(new URLSearchParams(body).get('client_id'), 'client-1');
  assert.equal(new URLSearchParams(body).has('client_secret'), false);
  assert.equal(headers['authorization'], undefined);
});

test('client_secret_post puts both into the form', async () => {
  const { body } = await filled(
    { body: form, credentials: 'client' },
    client('client_secret_post'),
    'a b&c',
  );
  const fields = new URLSearchParams(body);
  assert.equal(fields.get('client_id'), 'client-1');
  assert.equal(fields.get('client_secret'), 'a b&c');
});

test('client_secret_basic encodes id and secret as a form does, RFC 6749 §2.3.1', async () => {
  const by = client('client_secret_basic', 'id:with colon');
  const { body, headers, vault } = await filled(
    { body: form, credentials: 'client' },
    by,
    'päss %&+:ﬁ',
  );
  const [scheme, pair = ''] = headers['authorization']?.split(' ') ?? [];
  assert.equal(scheme, 'Basic');
  assert.equal(atob(pair), 'id%3Awith+colon:p%C3%A4ss+%25%26%2B%3A%EF%AC%81');
  assert.equal(new URLSearchParams(body).has('client_id'), false);
  assert.ok(vault.protectedValues().includes(pair));
});

test('C57: configured headers go to the server’s own address and nowhere else', async () => {
  const own = await filled({ url: server.url });
  assert.equal(own.headers['x-key'], 'configured');
  assert.equal(own.headers['accept'], 'application/json', 'what the request needs comes first');
  for (const url of [
    'https://mcp.example/mcp/',
    'https://mcp.example/.well-known/oauth-protected-resource/mcp',
    'https://mcp.example/mcp?x=1',
    'http://mcp.example/mcp',
    'https://as.example/token',
  ]) {
    assert.equal((await filled({ url })).headers['x-key'], undefined, url);
  }
});

test('C47, C48: a token goes to the server’s origin and nowhere else', async () => {
  for (const [url, sent] of [
    [server.url, true],
    ['https://mcp.example/other', true],
    ['https://mcp.example:8443/mcp', false],
    ['http://mcp.example/mcp', false],
    ['https://sub.mcp.example/mcp', false],
    ['https://as.example/mcp', false],
  ] as const) {
    const { headers } = await filled({ url, method: 'GET', credentials: 'token' });
    assert.equal(headers['authorization'], sent ? 'Bearer access-token' : undefined, url);
  }
});

test('JSON is sent as it is, without the client', async () => {
  const body = { kind: 'json', value: { a: [1] } } as const;
  const live = await filled({ body, credentials: 'client' }, client('client_secret_basic'));
  assert.equal(live.body, '{"a":[1]}');
  assert.equal(live.headers['content-type'], 'application/json');
  assert.equal(live.headers['authorization'], undefined);
  assert.equal((await filled({ method: 'GET' })).body, undefined);
});

test('C34: the authorization URL keeps the endpoint’s query and sets ours over it', async () => {
  const vault = createVault();
  vault.put('state', 'a state');
  const url = authorizationUrl(
    {
      endpoint: 'https://as.example/authorize?tenant=1&resource=old',
      parameters: [
        ['response_type', 'code'],
        ['resource', 'https://mcp.example/mcp'],
        ['state', { secret: 'state' }],
      ],
      codeChallenge: 'x',
      redirectUri: 'http://127.0.0.1/callback',
      issuer: 'https://as.example',
      issPromised: false,
      issChecked: true,
    },
    vault,
  );
  assert.equal(
    url,
    'https://as.example/authorize?tenant=1&resource=https%3A%2F%2Fmcp.example%2Fmcp&response_type=code&state=a+state',
  );
});
