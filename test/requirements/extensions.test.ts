/** X1 to X4: the authorization extensions, at real servers. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { newestRevision } from '../../src/model/revision';
import { type SeenRequest, tokenRequests } from '../server/observe';
import { startHealthyClientCredentialsJwt } from '../server/scenarios/healthy-client-credentials-jwt';
import { startHealthyClientCredentialsSecret } from '../server/scenarios/healthy-client-credentials-secret';
import { startHealthyDpop } from '../server/scenarios/healthy-dpop';
import { startHealthyDpopNonce } from '../server/scenarios/healthy-dpop-nonce';
import { startHealthyIdJag } from '../server/scenarios/healthy-id-jag';
import { startHealthyWorkload } from '../server/scenarios/healthy-workload';
import { issuer, json } from '../unit/oauth/world';
import { checkFindings } from '../unit/rules/check-findings';
import { runHeadless } from '../unit/rules/headless-run';
import { signIn, signInAgain } from './trial';

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const registrations = (requests: readonly SeenRequest[]) =>
  requests.filter(({ path }) => path === '/reg');

/** Runs `use` on servers that are closed whatever comes of it. */
async function at<S extends { close(): Promise<void> }>(
  started: Promise<S>,
  use: (server: S) => Promise<void>,
): Promise<void> {
  const server = await started;
  try {
    await use(server);
  } finally {
    await server.close();
  }
}

test('X1: a client comes for itself with its secret, names the resource and registers nothing', () =>
  at(startHealthyClientCredentialsSecret(), async ({ url, requests, credentials }) => {
    const { trace } = await runHeadless(url, {
      settings: { clientId: credentials.clientId, grant: 'client_credentials' },
      secrets: { clientSecret: credentials.clientSecret },
    });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    const [fields, ...more] = tokenRequests(requests, 'client_credentials');
    assert.deepEqual(more, []);
    assert.equal(fields?.get('resource'), url);
    const token = requests.find(({ path, method }) => path === '/token' && method === 'POST');
    const [, pair = ''] = token?.headers.authorization?.split(' ') ?? [];
    const [id, secret] = atob(pair).split(':').map(decodeForm);
    assert.equal(id, credentials.clientId);
    assert.equal(secret, credentials.clientSecret);
    assert.deepEqual(registrations(requests), []);
    assert.ok(requests.every(({ path }) => path !== '/auth'));
  }));

/** RFC 6749 §2.3.1. */
function decodeForm(text: string): string {
  return new URLSearchParams(`x=${text}`).get('x') ?? '';
}

for (const algorithm of ['ES256', 'RS256'] as const) {
  test(`X1: a client comes for itself with its key, for the issuer alone and for a short time (${algorithm})`, () =>
    at(startHealthyClientCredentialsJwt(algorithm), async (server) => {
      const { clientId, privateKeyPem, keyId } = server.credentials;
      const { trace } = await runHeadless(server.url, {
        settings: { clientId, clientKeyId: keyId },
        secrets: { clientKey: privateKeyPem },
      });
      assert.equal(trace.status, 'signed-in', trace.stop?.says);
      const [fields] = tokenRequests(server.requests, 'client_credentials');
      assert.equal(fields?.get('resource'), server.url);
      const claims = decodeJwt(fields.get('client_assertion') ?? '');
      assert.equal(claims.iss, clientId);
      assert.equal(claims.sub, clientId);
      assert.equal(claims.aud, server.issuer);
      assert.ok((claims.exp ?? 0) - (claims.iat ?? 0) <= 300);
      assert.ok(claims.jti);
      assert.deepEqual(registrations(server.requests), []);
    }));
}

test('X2: the identity provider’s word becomes an assertion for this server, and that a token', () =>
  at(startHealthyIdJag(), async ({ url, issuer: as, requests, idpRequests, credentials }) => {
    const { clientId, clientSecret, idpTokenEndpoint, idpClientId, idpClientSecret } = credentials;
    const { trace } = await runHeadless(url, {
      settings: {
        clientId,
        identityProvider: {
          tokenEndpoint: idpTokenEndpoint,
          clientId: idpClientId,
          subjectTokenType: 'id_token',
        },
      },
      secrets: { clientSecret, idpClientSecret, subjectToken: credentials.idToken },
    });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    const prefix = 'urn:ietf:params:oauth';
    const [exchange] = tokenRequests(idpRequests, `${prefix}:grant-type:token-exchange`);
    assert.equal(exchange?.get('requested_token_type'), `${prefix}:token-type:id-jag`);
    assert.equal(exchange.get('subject_token_type'), `${prefix}:token-type:id_token`);
    assert.equal(exchange.get('audience'), as);
    assert.equal(exchange.get('resource'), url);
    const [grant] = tokenRequests(requests, jwtBearer);
    const assertion = grant?.get('assertion') ?? '';
    assert.equal(decodeProtectedHeader(assertion).typ, 'oauth-id-jag+jwt');
    const claims = decodeJwt(assertion);
    assert.deepEqual([claims.aud, claims['resource'], claims['client_id']], [as, url, clientId]);
    const token = requests.find(({ path, method }) => path === '/token' && method === 'POST');
    assert.match(token?.headers.authorization ?? '', /^Basic /);
    assert.deepEqual(registrations(requests), []);
  }));

/** The proofs that went with these requests, as they were signed. */
function proofsOf(requests: readonly SeenRequest[]) {
  return requests.map(({ headers, method, origin, path }) => {
    const proof = String(headers['dpop'] ?? '');
    assert.notEqual(proof, '', `${method} ${path} without proof`);
    const header = decodeProtectedHeader(proof);
    assert.equal(header.typ, 'dpop+jwt');
    assert.match(header.alg ?? '', /^(ES|PS|RS)\d+$|^Ed/);
    const claims = decodeJwt(proof);
    assert.equal(claims['htm'], method);
    assert.equal(claims['htu'], origin + path);
    return claims;
  });
}

for (const [what, start] of [
  ['', startHealthyDpop],
  [' with the nonces of both servers', startHealthyDpopNonce],
] as const) {
  test(`X3: every request has the token as DPoP and a fresh proof${what}`, () =>
    at(start(), async ({ url, requests }) => {
      const { trace } = await runHeadless(url);
      assert.equal(trace.status, 'signed-in', trace.stop?.says);
      const atToken = requests.filter(({ path, method }) => path === '/token' && method === 'POST');
      const atServer = requests.filter(({ headers }) => headers.authorization?.startsWith('DPoP '));
      assert.ok(atServer.length >= 3);
      assert.ok(requests.every(({ headers }) => !headers.authorization?.startsWith('Bearer ')));
      const proofs = [...proofsOf(atToken), ...proofsOf(atServer)];
      assert.equal(new Set(proofs.map(({ jti }) => jti)).size, proofs.length);
      for (const { ath } of proofs.slice(0, atToken.length)) assert.equal(ath, undefined);
      for (const { ath } of proofs.slice(atToken.length)) assert.ok(ath);
      const nonces = proofs.filter((claims) => claims['nonce'] !== undefined);
      assert.equal(nonces.length > 0, what !== '');
    }));
}

test('X4: the workload’s assertion is the grant, for the authorization server', () =>
  at(startHealthyWorkload(), async ({ url, issuer: as, requests, credentials }) => {
    const { trace } = await runHeadless(url, {
      settings: { clientId: credentials.clientId },
      secrets: { workloadAssertion: credentials.assertion },
    });
    assert.equal(trace.status, 'signed-in', trace.stop?.says);
    const [fields] = tokenRequests(requests, jwtBearer);
    assert.equal(fields?.get('assertion'), credentials.assertion);
    assert.equal(decodeJwt(credentials.assertion).aud, as);
    assert.equal(fields.get('resource'), url);
  }));

for (const fault of ['wrongAudience', 'expired'] as const) {
  test(`X4: an assertion that was refused (${fault}) is not shown again, and no other grant is tried`, () =>
    at(startHealthyWorkload(), async ({ url, requests, credentials }) => {
      const { trace } = await runHeadless(url, {
        settings: { clientId: credentials.clientId },
        secrets: { workloadAssertion: credentials[fault] },
      });
      assert.equal(trace.stop?.code, 'assertion-refused');
      checkFindings(trace);
      const asked = requests.filter(({ path, method }) => path === '/token' && method === 'POST');
      assert.deepEqual(
        asked.map(({ body }) => new URLSearchParams(body).get('grant_type')),
        [jwtBearer],
      );
      assert.ok(requests.every(({ path }) => path !== '/auth'));
    }));
}

test('X4: nor when the refusal is of a client that was registered earlier', async () => {
  const change = (seen: { readonly url: string; readonly body: string }) =>
    seen.url === `${issuer}/token` && refusing ? json({ error: 'invalid_client' }, 401) : undefined;
  let refusing = false;
  const secrets = { workloadAssertion: 'assertion-0123456789' };
  const first = await signIn(newestRevision, { change, secrets });
  assert.equal(first.trace.status, 'signed-in', first.trace.stop?.says);
  refusing = true;
  const second = await signInAgain(first.world, newestRevision, { secrets });
  assert.equal(second.trace.stop?.code, 'assertion-refused');
  assert.equal(second.tokenRequests.length, 1);
  assert.deepEqual(second.to('register'), []);
});
