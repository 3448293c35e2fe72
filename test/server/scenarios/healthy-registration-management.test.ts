import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { authorizationRequest, createBrowser, register, testRedirectUri } from '../test-client';
import { startHealthyRegistrationManagement } from './healthy-registration-management';

async function send(method: string, uri: unknown, token: unknown) {
  const headers = { authorization: `Bearer ${String(token)}` };
  const response = await fetch(String(uri), { method, headers });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

suite('a registration', () => {
  for (const tokens of ['steady', 'rotating'] as const) {
    test(`can be read and removed with a ${tokens} token`, async () => {
      const servers = await startHealthyRegistrationManagement({ tokens });
      try {
        const { body } = await register(servers.issuer);
        const { registration_client_uri: uri, registration_access_token: first } = body;
        const read = await send('GET', uri, first);
        assert.equal(read.status, 200);
        assert.equal(read.body['client_id'], body['client_id']);
        const second = read.body['registration_access_token'];
        assert.equal(second === first, tokens === 'steady');
        assert.equal((await send('GET', uri, first)).status, tokens === 'steady' ? 200 : 401);
        const last = (await send('GET', uri, second)).body['registration_access_token'];
        assert.equal((await send('DELETE', uri, last)).status, 204);
        assert.equal((await send('GET', uri, last)).status, 401);

        const gone = {
          issuer: servers.issuer,
          clientId: String(body['client_id']),
          redirectUri: testRedirectUri,
        };
        const { url } = authorizationRequest(gone, { resource: servers.url, scope: 'notes:read' });
        const { page } = await createBrowser(testRedirectUri).open(url);
        assert.equal(page?.status, 400);
        assert.match((await page?.text()) ?? '', /invalid_client/);
      } finally {
        await servers.close();
      }
    });
  }

  test('may need an initial access token', async () => {
    const servers = await startHealthyRegistrationManagement({ closed: true });
    try {
      const { initialAccessToken } = servers.credentials;
      assert.equal((await register(servers.issuer)).status, 401);
      const wrong = { authorization: 'Bearer wrong' };
      assert.equal((await register(servers.issuer, {}, wrong)).status, 401);
      const right = { authorization: `Bearer ${initialAccessToken}` };
      assert.equal((await register(servers.issuer, {}, right)).status, 201);
    } finally {
      await servers.close();
    }
  });

  test('of a strange token is not shown', async () => {
    const servers = await startHealthyRegistrationManagement();
    try {
      const [one, other] = [await register(servers.issuer), await register(servers.issuer)];
      const { registration_client_uri: uri } = one.body;
      const refused = await send('DELETE', uri, other.body['registration_access_token']);
      assert.equal(refused.status, 401);
    } finally {
      await servers.close();
    }
  });
});
