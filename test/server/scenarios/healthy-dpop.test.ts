import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { decodeJwt } from 'jose';
import type { RunningPair } from '../faults/parts/pair';
import {
  getJson,
  registerTestClient,
  signIn,
  signInForCode,
  type TestClient,
  tokenRequest,
} from '../test-client';
import { pingBound } from '../test-mcp-client';
import { createProver, type Prover } from '../test-proof';
import { startHealthyDpop } from './healthy-dpop';

const scope = 'notes:read';
let servers: RunningPair;
let client: TestClient;
let prover: Prover;
before(async () => {
  servers = await startHealthyDpop();
  client = await registerTestClient(servers.issuer);
  prover = await createProver();
});
after(() => servers.close());

async function boundToken(): Promise<string> {
  const { redeem } = await signInForCode(client, { resource: servers.url, scope });
  const url = `${servers.issuer}/token`;
  const dpop = await prover.prove({ method: 'POST', url });
  const { body } = await tokenRequest(client, redeem, { dpop });
  assert.equal(body['token_type'], 'DPoP');
  return String(body['access_token']);
}

test('the metadata of both servers say that tokens are bound', async () => {
  const { body: resource } = await getJson(servers.server.resourceMetadataUrl);
  assert.equal(resource['dpop_bound_access_tokens_required'], true);
  assert.deepEqual(resource['dpop_signing_alg_values_supported'], ['ES256']);
  const { body } = await getJson(`${servers.issuer}/.well-known/oauth-authorization-server`);
  assert.ok((body['dpop_signing_alg_values_supported'] as string[]).includes('ES256'));
});

test('a request without a token is challenged for DPoP', async () => {
  const response = await pingBound(servers.url);
  assert.equal(response.status, 401);
  assert.equal(
    response.headers.get('www-authenticate'),
    `DPoP resource_metadata="${servers.server.resourceMetadataUrl}", scope="${scope}", algs="ES256"`,
  );
});

test('a bound token with a fresh proof is let in, and the proof works once', async () => {
  const token = await boundToken();
  assert.deepEqual(decodeJwt(token)['cnf'], { jkt: prover.jkt });
  const proof = await prover.prove({ method: 'POST', url: servers.url, token });
  assert.equal((await pingBound(servers.url, { token, proof })).status, 400, 'no session');
  const again = await pingBound(servers.url, { token, proof });
  assert.equal(again.status, 401);
  assert.match(
    again.headers.get('www-authenticate') ?? '',
    /^DPoP error="invalid_dpop_proof", error_description="the proof was used before"/,
  );
});

test('a proof for another method, address, token or key is refused', async () => {
  const token = await boundToken();
  const other = await createProver();
  const { url } = servers;
  for (const [proof, why] of [
    [await prover.prove({ method: 'GET', url, token }), 'htm'],
    [await prover.prove({ method: 'POST', url: `${url}/`, token }), 'htu'],
    [await prover.prove({ method: 'POST', url, token: 'another' }), 'ath'],
    [await other.prove({ method: 'POST', url, token }), 'another key'],
    [undefined, 'no DPoP proof'],
  ] as const) {
    const response = await pingBound(url, { token, proof });
    assert.equal(response.status, 401);
    assert.ok(response.headers.get('www-authenticate')?.includes(why), why);
  }
});

test('a bound token as a bearer token, and an unbound one, are refused', async () => {
  const token = await boundToken();
  const asBearer = await fetch(servers.url, { headers: { authorization: `Bearer ${token}` } });
  assert.match(asBearer.headers.get('www-authenticate') ?? '', /^DPoP error="invalid_token"/);
  const { tokens } = await signIn(client, { resource: servers.url, scope });
  assert.equal(tokens.body['token_type'], 'Bearer');
  const unbound = String(tokens.body['access_token']);
  const proof = await prover.prove({ method: 'POST', url: servers.url, token: unbound });
  const refused = await pingBound(servers.url, { token: unbound, proof });
  assert.match(refused.headers.get('www-authenticate') ?? '', /bound to no key/);
});

test('a refresh token of a public client is bound to the key as well', async () => {
  const { redeem } = await signInForCode(client, { resource: servers.url, scope });
  const url = `${servers.issuer}/token`;
  const prove = async (by: Prover) => ({ dpop: await by.prove({ method: 'POST', url }) });
  const { body } = await tokenRequest(client, redeem, await prove(prover));
  const renew = { grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) };
  const stolen = await tokenRequest(client, renew, await prove(await createProver()));
  assert.equal(stolen.body['error'], 'invalid_grant');
  const renewed = await tokenRequest(client, renew, await prove(prover));
  assert.equal(renewed.body['token_type'], 'DPoP');
});
