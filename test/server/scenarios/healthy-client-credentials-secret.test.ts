import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { tokenRequests } from '../observe';
import { getJson, post } from '../test-client';
import { callForText, connectOverHttp } from '../test-mcp-client';
import {
  type ClientSecret,
  startHealthyClientCredentialsSecret,
} from './healthy-client-credentials-secret';
import type { Scenario } from './scenario';

let servers: Scenario<ClientSecret>;
before(async () => {
  servers = await startHealthyClientCredentialsSecret();
});
after(() => servers.close());

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

function ask(headers: Readonly<Record<string, string>>, change: Readonly<Record<string, string>>) {
  return post(
    `${servers.issuer}/token`,
    { grant_type: 'client_credentials', scope: 'notes:read', resource: servers.url, ...change },
    headers,
  );
}

function right() {
  const { clientId, clientSecret } = servers.credentials;
  return basic(encodeURIComponent(clientId), encodeURIComponent(clientSecret));
}

test('an encoded id and secret bring a token that the MCP server takes', async () => {
  const { body: metadata } = await getJson(
    `${servers.issuer}/.well-known/oauth-authorization-server`,
  );
  assert.ok((metadata['grant_types_supported'] as string[]).includes('client_credentials'));
  const { status, body } = await ask(right(), {});
  assert.equal(status, 200);
  assert.equal(body['scope'], 'notes:read');
  assert.equal(body['refresh_token'], undefined);
  const client = await connectOverHttp(servers.url, String(body['access_token']));
  assert.equal(await callForText(client, 'whoami'), 'nightly:notes/1, with notes:read');
  await client.close();
  const [seen] = tokenRequests(servers.requests, 'client_credentials');
  assert.equal(seen?.get('resource'), servers.url);
});

test('an id and secret that are not encoded are refused', async () => {
  const { clientId, clientSecret } = servers.credentials;
  const { status, body } = await ask(basic(clientId, clientSecret), {});
  assert.ok(status === 400 || status === 401);
  assert.match(String(body['error']), /^invalid_(client|request)$/);
});

test('a wrong secret, and another resource, are refused', async () => {
  const wrong = basic(encodeURIComponent(servers.credentials.clientId), 'wrong');
  assert.equal((await ask(wrong, {})).body['error'], 'invalid_client');
  const { body } = await ask(right(), { resource: 'https://elsewhere.example' });
  assert.equal(body['error'], 'invalid_target');
});

test('the secret may be wanted in the body instead', async () => {
  const own = await startHealthyClientCredentialsSecret('client_secret_post');
  try {
    const { clientId, clientSecret } = own.credentials;
    const { status } = await post(`${own.issuer}/token`, {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'notes:read',
      resource: own.url,
    });
    assert.equal(status, 200);
  } finally {
    await own.close();
  }
});
