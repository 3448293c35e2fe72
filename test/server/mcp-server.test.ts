import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startAuthorizationServer } from './authorization-server';
import { startMcpServer } from './mcp-server';
import { createRequestLog } from './observe';
import { openPort } from './open-port';
import { getJson, registerTestClient, signIn } from './test-client';
import { callForText, connectOverHttp, ping, pingBound } from './test-mcp-client';

const scope = 'notes:read';
const nobody = {
  issuer: 'http://127.0.0.1:1',
  jwksUri: 'http://127.0.0.1:1/jwks',
  scopes: [scope],
};

test('a bad token is refused as invalid_token, with the way to a better one', async () => {
  const port = await openPort(0);
  const authorization = await startAuthorizationServer({
    resources: [{ uri: `${port.origin}/mcp`, scopes: [scope] }],
    autoApprove: true,
    change: { tokenClaims: (claims) => ({ ...claims, exp: 1 }) },
  });
  const { issuer, jwksUri } = authorization;
  const server = await startMcpServer({
    name: 'strict',
    port,
    auth: { kind: 'oauth', issuer, jwksUri, scopes: [scope] },
  });
  try {
    const { tokens } = await signIn(await registerTestClient(issuer), { scope });
    for (const [token, why] of [
      ['not-a-jwt', 'Invalid Compact JWS'],
      [String(tokens.body['access_token']), "'exp' claim timestamp check failed"],
    ] as const) {
      const response = await ping(server.url, token);
      assert.equal(response.status, 401);
      assert.equal(
        response.headers.get('www-authenticate'),
        `Bearer error="invalid_token", error_description="${why}", resource_metadata="${server.resourceMetadataUrl}", scope="${scope}"`,
      );
    }
  } finally {
    await Promise.all([authorization.close(), server.close()]);
  }
});

test('a server without auth is open, and close cuts its event streams', async () => {
  const server = await startMcpServer({ name: 'open', path: '/', auth: 'none' });
  const client = await connectOverHttp(server.url);
  assert.equal(await callForText(client, 'whoami'), 'Nobody: this server asks for no sign-in.');
  await server.close();
  await server.close();
  await assert.rejects(fetch(server.url));
  await client.close();
});

test('sessions start with initialize, and are not made up', async () => {
  const server = await startMcpServer({ name: 'open', auth: 'none' });
  try {
    assert.equal((await ping(server.url)).status, 400);
    assert.equal((await fetch(server.url)).status, 405);
    const headers = { 'mcp-session-id': 'made-up' };
    assert.equal((await fetch(server.url, { headers })).status, 404);
  } finally {
    await server.close();
  }
});

test('a change makes one difference to the MCP server', async () => {
  const server = await startMcpServer({
    name: 'changed',
    auth: { kind: 'oauth', ...nobody },
    change: {
      challenge: (challenge) => challenge.replace('Bearer', 'bearer'),
      resourceMetadata: (document) => ({ ...document, resource: `${document['resource']}/` }),
      before: (request, response) => {
        if (request.method !== 'DELETE') return false;
        response.writeHead(418).end();
        return true;
      },
    },
  });
  try {
    const refused = await ping(server.url);
    assert.equal(refused.status, 401);
    assert.match(refused.headers.get('www-authenticate') ?? '', /^bearer resource_metadata=/);
    assert.equal((await getJson(server.resourceMetadataUrl)).body['resource'], `${server.url}/`);
    assert.equal((await fetch(server.url, { method: 'DELETE' })).status, 418);
  } finally {
    await server.close();
  }
});

test('a server that takes bound and unbound tokens offers both schemes', async () => {
  const server = await startMcpServer({
    name: 'both',
    auth: { kind: 'oauth', ...nobody, dpop: { required: false } },
  });
  try {
    const field = (await ping(server.url)).headers.get('www-authenticate') ?? '';
    assert.match(field, /^Bearer resource_metadata="[^"]*", scope="[^"]*", DPoP .*algs="ES256"$/);
    const { body } = await getJson(server.resourceMetadataUrl);
    assert.equal(body['dpop_bound_access_tokens_required'], false);
    const refused = await pingBound(server.url, { token: 'not-a-jwt' });
    assert.match(refused.headers.get('www-authenticate') ?? '', /^DPoP error="invalid_token"/);
  } finally {
    await server.close();
  }
});

test('a server that knows nothing of proofs takes DPoP for no token at all', async () => {
  const server = await startMcpServer({ name: 'plain', auth: { kind: 'oauth', ...nobody } });
  try {
    const { headers } = await pingBound(server.url, { token: 'not-a-jwt' });
    assert.match(headers.get('www-authenticate') ?? '', /^Bearer resource_metadata=/);
  } finally {
    await server.close();
  }
});

test('every request can be observed, as it came and before it is answered', async () => {
  const { requests, observe } = createRequestLog();
  const server = await startMcpServer({
    name: 'observed',
    auth: { kind: 'oauth', ...nobody },
    observe,
    change: {
      before: (request) => {
        if (request.url?.startsWith('/other')) request.url = '/mcp';
        return false;
      },
    },
  });
  try {
    await ping(`${server.url}?a=b`, 'secret');
    await ping(new URL('/other', server.url).href);
    const { origin } = new URL(server.url);
    assert.deepEqual(
      requests.map((seen) => [seen.origin, seen.method, seen.path, seen.query]),
      [
        [origin, 'POST', '/mcp', 'a=b'],
        [origin, 'POST', '/other', ''],
      ],
    );
    const [first] = requests;
    assert.equal(first?.headers.authorization, 'Bearer secret');
    assert.deepEqual(JSON.parse(first?.body ?? ''), { jsonrpc: '2.0', id: 1, method: 'ping' });
  } finally {
    await server.close();
  }
});
