import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenRequests } from '../observe';
import { registerTestClient, signIn, type TestClient, tokenRequest } from '../test-client';
import { ping } from '../test-mcp-client';
import { startHealthyRefreshRotation } from './healthy-refresh-rotation';

const scope = 'notes:read';

function refresh(client: TestClient, token: unknown) {
  return tokenRequest(client, { grant_type: 'refresh_token', refresh_token: String(token) });
}

test('a token runs out in seconds, and is renewed once for each refresh token', async () => {
  const servers = await startHealthyRefreshRotation({ accessTokenTtl: 1 });
  try {
    const client = await registerTestClient(servers.issuer);
    const { tokens } = await signIn(client, { resource: servers.url, scope });
    assert.equal(tokens.body['expires_in'], 1);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const old = String(tokens.body['access_token']);
    assert.equal((await ping(servers.url, old)).status, 401);
    const second = await refresh(client, tokens.body['refresh_token']);
    assert.equal((await ping(servers.url, String(second.body['access_token']))).status, 400);

    const both = await Promise.all([
      refresh(client, second.body['refresh_token']),
      refresh(client, second.body['refresh_token']),
    ]);
    assert.ok(both.some((answer) => answer.body['error'] === 'invalid_grant'));
    const winner = both.find((answer) => answer.status === 200);
    const after = await refresh(client, winner?.body['refresh_token'] ?? 'none');
    assert.equal(after.body['error'], 'invalid_grant', 'the grant has ended for everybody');
    assert.equal(tokenRequests(servers.requests, 'refresh_token').length, 4);
  } finally {
    await servers.close();
  }
});

test('a refresh token may be given for offline_access only', async () => {
  const servers = await startHealthyRefreshRotation({ refreshTokens: 'offline_access' });
  try {
    const client = await registerTestClient(servers.issuer);
    const plain = await signIn(client, { resource: servers.url, scope });
    assert.equal(plain.tokens.body['refresh_token'], undefined);
    const offline = await signIn(client, {
      resource: servers.url,
      scope: `${scope} offline_access`,
      prompt: 'consent',
    });
    assert.equal(typeof offline.tokens.body['refresh_token'], 'string');
  } finally {
    await servers.close();
  }
});
