import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { decodeJwt } from 'jose';
import { jwtBearer } from '../jwt-bearer-grant';
import { getJson, type JsonAnswer, post } from '../test-client';
import { callForText, connectOverHttp } from '../test-mcp-client';
import { startHealthyWorkload, type Workload } from './healthy-workload';
import type { Scenario } from './scenario';

let servers: Scenario<Workload>;
before(async () => {
  servers = await startHealthyWorkload();
});
after(() => servers.close());

function ask(
  assertion: string,
  change: Readonly<Record<string, string>> = {},
): Promise<JsonAnswer> {
  return post(`${servers.issuer}/token`, {
    grant_type: jwtBearer,
    client_id: servers.credentials.clientId,
    assertion,
    scope: 'notes:read',
    resource: servers.url,
    ...change,
  });
}

test('an assertion of the platform is a grant, once', async () => {
  const { body: metadata } = await getJson(
    `${servers.issuer}/.well-known/oauth-authorization-server`,
  );
  assert.ok((metadata['grant_types_supported'] as string[]).includes(jwtBearer));
  const { assertion } = servers.credentials;
  const { status, body } = await ask(assertion);
  assert.equal(status, 200);
  assert.equal(body['refresh_token'], undefined);
  const { sub, aud } = decodeJwt(String(body['access_token']));
  assert.deepEqual([sub, aud], ['spiffe://platform.example/notes', servers.url]);
  const client = await connectOverHttp(servers.url, String(body['access_token']));
  assert.match(await callForText(client, 'whoami'), /^spiffe:/);
  await client.close();
  const again = await ask(assertion);
  assert.equal(again.body['error'], 'invalid_grant');
  assert.equal(again.body['error_description'], 'the assertion was used before');
});

test('assertions for others, old ones and unsigned ones are refused', async () => {
  const { wrongAudience, expired, sign } = servers.credentials;
  const good = await sign();
  const forged = `${good.slice(0, -8)}AAAAAAAA`;
  const foreign = await sign({ iss: 'https://other-platform.example' });
  for (const assertion of [wrongAudience, expired, forged, foreign, 'no-jwt']) {
    const { status, body } = await ask(assertion);
    assert.equal(status, 400);
    assert.equal(body['error'], 'invalid_grant');
  }
  const { body } = await ask(await sign(), { resource: 'https://elsewhere.example' });
  assert.equal(body['error'], 'invalid_target');
  const missing = await ask('', {});
  assert.equal(missing.body['error'], 'invalid_request');
});
