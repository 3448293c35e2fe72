import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { decodeJwt } from 'jose';
import { type AuthorizationServer, startAuthorizationServer } from './authorization-server';
import {
  authorizationRequest,
  createBrowser,
  getJson,
  post,
  registerTestClient,
  signIn,
  type TestClient,
  testRedirectUri,
  tokenRequest,
} from './test-client';

const scope = 'notes:read';
const resource = 'http://127.0.0.1:1/mcp';
const resources = [{ uri: resource, scopes: [scope] }];

let server: AuthorizationServer;
let client: TestClient;
before(async () => {
  server = await startAuthorizationServer({ resources, autoApprove: true });
  client = await registerTestClient(server.issuer);
});
after(() => server.close());

test('wrong requests come back as errors with iss', async () => {
  const browser = createBrowser(client.redirectUri);
  const plain = authorizationRequest(client, {
    resource: resource,
    scope,
    code_challenge_method: 'plain',
  });
  const none = authorizationRequest(client, {
    resource: resource,
    scope,
    code_challenge: undefined,
    code_challenge_method: undefined,
  });
  const stranger = authorizationRequest(client, { resource: `${resource}/`, scope });
  for (const [request, error] of [
    [plain, 'invalid_request'],
    [none, 'invalid_request'],
    [stranger, 'invalid_target'],
  ] as const) {
    const { url } = await browser.open(request.url);
    assert.equal(url.searchParams.get('error'), error);
    assert.equal(url.searchParams.get('iss'), server.issuer);
  }
  const unknown = authorizationRequest(
    { ...client, clientId: '<b>nobody' },
    { resource: resource },
  );
  const { page } = await browser.open(unknown.url);
  assert.equal(page?.status, 400);
  assert.doesNotMatch((await page?.text()) ?? '', /<b>/);
});

test('refresh tokens rotate, and a used one ends the grant', async () => {
  const { tokens } = await signIn(client, { resource: resource, scope });
  const refresh = (refresh_token: unknown) =>
    tokenRequest(client, {
      grant_type: 'refresh_token',
      refresh_token: String(refresh_token),
      resource: resource,
    });
  const second = await refresh(tokens.body['refresh_token']);
  assert.equal(second.status, 200);
  assert.notEqual(second.body['refresh_token'], tokens.body['refresh_token']);
  assert.equal(decodeJwt(String(second.body['access_token'])).aud, resource);
  assert.equal((await refresh(tokens.body['refresh_token'])).body['error'], 'invalid_grant');
  assert.equal((await refresh(second.body['refresh_token'])).body['error'], 'invalid_grant');
});

test('introspection knows a refresh token until it is revoked', async () => {
  const { tokens } = await signIn(client, { resource: resource, scope });
  const form = { client_id: client.clientId, token: String(tokens.body['refresh_token']) };
  const introspect = () => post(`${server.issuer}/token/introspection`, form);
  assert.equal((await introspect()).body['active'], true);
  assert.equal((await post(`${server.issuer}/token/revocation`, form)).status, 200);
  assert.deepEqual((await introspect()).body, { active: false });
});

test('the sign-in page names the client and takes yes and no', async () => {
  const own = await startAuthorizationServer({
    resources,
    clients: [
      {
        client_id: 'evil',
        client_name: '<script>alert(1)</script>',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: [testRedirectUri],
      },
    ],
  });
  try {
    const visitor = { issuer: own.issuer, clientId: 'evil', redirectUri: testRedirectUri };
    const browser = createBrowser(testRedirectUri);
    const { url, page } = await browser.open(authorizationRequest(visitor, { scope }).url);
    const html = (await page?.text()) ?? '';
    assert.equal(page?.status, 200);
    assert.match(page?.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    assert.doesNotMatch(html, /<script/);
    for (const shown of ['&#60;script&#62;', resource, scope, 'value="ada"', '127.0.0.1:45678']) {
      assert.ok(html.includes(shown), shown);
    }
    const answer = (decision: string, name: string) =>
      browser.open(url, new URLSearchParams({ decision, name }));
    assert.equal((await answer('allow', '  ')).page?.status, 400);
    assert.ok((await answer('allow', 'grace')).url.searchParams.has('code'));
    assert.equal((await browser.open(url)).page?.status, 400, 'a finished sign-in is over');

    const again = await browser.open(authorizationRequest(visitor, { scope }).url);
    assert.match((await again.page?.text()) ?? '', /signed in as <strong>grace</);
    const denied = await browser.open(again.url, new URLSearchParams({ decision: 'deny' }));
    assert.equal(denied.url.searchParams.get('error'), 'access_denied');
    assert.equal(denied.url.searchParams.get('iss'), own.issuer);
  } finally {
    await own.close();
  }
});

test('opaque tokens can be introspected, and revoked', async () => {
  const own = await startAuthorizationServer({
    resources,
    autoApprove: true,
    tokenFormat: 'opaque',
    accessTokenTtl: 30,
  });
  try {
    const visitor = await registerTestClient(own.issuer);
    const { tokens } = await signIn(visitor, { scope });
    assert.equal(tokens.body['expires_in'], 30);
    const form = { client_id: visitor.clientId, token: String(tokens.body['access_token']) };
    const { body } = await post(`${own.issuer}/token/introspection`, form);
    assert.equal(body['active'], true);
    assert.equal(body['aud'], resource);
    assert.equal(body['scope'], scope);
    await post(`${own.issuer}/token/revocation`, form);
    const later = await post(`${own.issuer}/token/introspection`, form);
    assert.deepEqual(later.body, { active: false });
  } finally {
    await own.close();
  }
});

test('a change makes one difference to the authorization server', async () => {
  const own = await startAuthorizationServer({
    resources,
    autoApprove: true,
    change: {
      metadata: ({ code_challenge_methods_supported: _, ...rest }) => rest,
      tokenClaims: (claims) => ({ ...claims, aud: 'https://elsewhere.example' }),
      callback: (url) => {
        url.searchParams.delete('iss');
        return url;
      },
      before: (request, response) => {
        if (request.url !== '/jwks') return false;
        response.writeHead(500).end();
        return true;
      },
    },
  });
  try {
    const { body } = await getJson(`${own.issuer}/.well-known/openid-configuration`);
    assert.equal(body['issuer'], own.issuer);
    assert.ok(!('code_challenge_methods_supported' in body));
    assert.equal((await fetch(own.jwksUri)).status, 500);
    const { callback, tokens } = await signIn(await registerTestClient(own.issuer), { scope });
    assert.ok(!callback.searchParams.has('iss'));
    assert.equal(decodeJwt(String(tokens.body['access_token'])).aud, 'https://elsewhere.example');
  } finally {
    await own.close();
  }
});
