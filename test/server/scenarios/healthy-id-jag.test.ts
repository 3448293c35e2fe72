import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { jwtBearer } from '../jwt-bearer-grant';
import { getJson, type JsonAnswer, post } from '../test-client';
import { callForText, connectOverHttp } from '../test-mcp-client';
import { tokenExchange } from '../token-exchange-grant';
import { type IdJagScenario, startHealthyIdJag } from './healthy-id-jag';

let servers: IdJagScenario;
before(async () => {
  servers = await startHealthyIdJag();
});
after(() => servers.close());

type Fields = Readonly<Record<string, string>>;

function basic(id: string, secret: string) {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}

function exchange(change: Fields = {}): Promise<JsonAnswer> {
  const { idpTokenEndpoint, idpClientId, idpClientSecret, idToken } = servers.credentials;
  return post(
    idpTokenEndpoint,
    {
      grant_type: tokenExchange,
      requested_token_type: 'urn:ietf:params:oauth:token-type:id-jag',
      subject_token: idToken,
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      audience: servers.issuer,
      resource: servers.url,
      scope: 'notes:read',
      ...change,
    },
    basic(idpClientId, idpClientSecret),
  );
}

function redeem(assertion: string, change: Fields = {}): Promise<JsonAnswer> {
  const { clientId, clientSecret } = servers.credentials;
  return post(
    `${servers.issuer}/token`,
    { grant_type: jwtBearer, assertion, ...change },
    basic(clientId, clientSecret),
  );
}

test('an id_token becomes an identity assertion, and that an access token, once', async () => {
  const { body: exchanged } = await exchange();
  assert.equal(exchanged['issued_token_type'], 'urn:ietf:params:oauth:token-type:id-jag');
  assert.equal(exchanged['token_type'], 'N_A');
  const assertion = String(exchanged['access_token']);
  assert.equal(decodeProtectedHeader(assertion).typ, 'oauth-id-jag+jwt');
  const { iss, sub, aud, resource, client_id } = decodeJwt(assertion);
  assert.deepEqual(
    { iss, sub, aud, resource, client_id },
    {
      iss: servers.credentials.idpIssuer,
      sub: 'ada',
      aud: servers.issuer,
      resource: servers.url,
      client_id: servers.credentials.clientId,
    },
  );
  const { status, body } = await redeem(assertion);
  assert.equal(status, 200);
  const client = await connectOverHttp(servers.url, String(body['access_token']));
  assert.equal(await callForText(client, 'whoami'), 'ada, with notes:read');
  await client.close();
  assert.equal((await redeem(assertion)).body['error'], 'invalid_grant');
  assert.ok(servers.idpRequests.some((request) => request.path === '/token'));
});

test('the identity provider refuses what it did not sign, or does not know', async () => {
  const { newIdToken, idToken } = servers.credentials;
  for (const [change, error] of [
    [{ subject_token: await newIdToken(-60) }, 'invalid_request'],
    [{ subject_token: `${idToken.slice(0, -8)}AAAAAAAA` }, 'invalid_request'],
    [{ requested_token_type: 'urn:ietf:params:oauth:token-type:access_token' }, 'invalid_request'],
    [{ audience: 'https://elsewhere.example' }, 'invalid_target'],
    [{ resource: 'https://elsewhere.example/mcp' }, 'invalid_target'],
  ] as const) {
    assert.equal((await exchange(change)).body['error'], error, JSON.stringify(change));
  }
  const { idpTokenEndpoint, idpClientId } = servers.credentials;
  const stranger = await post(
    idpTokenEndpoint,
    { grant_type: tokenExchange },
    basic(idpClientId, 'no'),
  );
  assert.equal(stranger.body['error'], 'invalid_client');
});

test('the authorization server wants its own client, the right type and the right resource', async () => {
  const assertion = String((await exchange()).body['access_token']);
  const alone = await post(`${servers.issuer}/token`, {
    grant_type: jwtBearer,
    assertion,
    client_id: servers.credentials.clientId,
  });
  assert.equal(alone.body['error'], 'invalid_client');
  const idToken = await redeem(servers.credentials.idToken);
  assert.equal(idToken.body['error'], 'invalid_grant');
  const elsewhere = await redeem(assertion, { resource: 'https://elsewhere.example/mcp' });
  assert.equal(elsewhere.body['error'], 'invalid_target');
});

test('the identity provider has metadata of its own', async () => {
  const { idpIssuer, idpTokenEndpoint } = servers.credentials;
  const { body } = await getJson(`${idpIssuer}/.well-known/openid-configuration`);
  assert.equal(body['token_endpoint'], idpTokenEndpoint);
  assert.ok((body['grant_types_supported'] as string[]).includes(tokenExchange));
});
