import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { decodeJwt } from 'jose';
import { startPair } from '../../server/faults/parts/pair';
import type { SeenRequest } from '../../server/observe';
import { startHealthyDpop } from '../../server/scenarios/healthy-dpop';
import { startHealthyDpopNonce } from '../../server/scenarios/healthy-dpop-nonce';
import { against } from './against';
import { assertSignedIn, assertTokenOnEach, exchangesAt, sessionRequests } from './seen';

function proofsOf(requests: readonly SeenRequest[]) {
  return requests
    .filter(({ headers }) => headers['dpop'] !== undefined)
    .map((request) => ({ request, claims: decodeJwt(String(request.headers['dpop'])) }));
}

/** Asserts that each proof is for its own request and was used once. RFC 9449 §4.3. */
function assertOwnProofs(requests: readonly SeenRequest[]): void {
  const proofs = proofsOf(requests);
  for (const { request, claims } of proofs) {
    assert.equal(claims['htm'], request.method);
    assert.equal(claims['htu'], request.origin + request.path);
    assert.equal(typeof claims['ath'] === 'string', request.path === '/mcp');
  }
  const ids = new Set(proofs.map(({ claims }) => claims.jti));
  assert.equal(ids.size, proofs.length, 'no proof is used twice');
}

suite('bound tokens', () => {
  test('X3, C46, RFC 9449 §4.2, §7.1: each request of the sign-in and of the session has a proof of its own', () =>
    against(
      startHealthyDpop,
      () => ({}),
      async ({ url, requests }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        assert.equal(trace.facts.clientIdentity?.binding, 'dpop');
        assert.equal(trace.facts.tokens?.tokenType, 'DPoP');
        assertTokenOnEach(requests, url, 'DPoP');
        const session = sessionRequests(requests, url);
        assert.equal(proofsOf(session).length, session.length);
        assertOwnProofs(requests);
        assert.equal(proofsOf(requests).length, session.length + 1, 'and one for the token');
      },
    ));

  test('X3, RFC 9449 §5: a saved sign-in is renewed and used with the same key', () =>
    against(
      startHealthyDpop,
      () => ({}),
      async ({ url, requests }, engine) => {
        await engine.run('sign-in');
        const before = requests.length;
        const trace = await engine.run('reconnect');
        assertSignedIn(trace);
        const later = requests.slice(before);
        assertTokenOnEach(later, url, 'DPoP');
        assert.equal(proofsOf(later).length, sessionRequests(later, url).length);
        assertOwnProofs(requests);
      },
    ));

  test('X3, RFC 9449 §5: nobody is sent a proof who asks for none', () =>
    against(
      () => startPair(),
      () => ({}),
      async ({ url, requests }, engine) => {
        assertSignedIn(await engine.run('sign-in'));
        assert.deepEqual(proofsOf(requests), []);
        assertTokenOnEach(requests, url);
      },
    ));

  test('X3, RFC 9449 §5: a token that is called Bearer in spite of the proof is used as one', () =>
    against(
      () => startPair(),
      () => ({ settings: { dpop: true } }),
      async ({ url, requests }, engine) => {
        const trace = await engine.run('sign-in');
        assert.equal(trace.status, 'signed-in', trace.stop?.says);
        assert.deepEqual(
          trace.findings.map((finding) => finding.rule),
          ['token-type'],
        );
        assert.equal(proofsOf(requests).length, 1, 'at the token endpoint');
        assertTokenOnEach(requests, url);
        assertSignedIn(await engine.run('reconnect'));
        assertTokenOnEach(requests, url);
      },
    ));
});

suite('nonces', () => {
  test('X3, C46, RFC 9449 §8, §9: both servers refuse once for their nonce, which the trace shows, and then take it', () =>
    against(
      () => startHealthyDpopNonce(3),
      () => ({ settings: { call: { tool: 'add', arguments: { a: 1, b: 2 } } } }),
      async ({ url, requests }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        const [refused, taken, ...more] = exchangesAt(trace, 'token-request');
        assert.deepEqual(more, []);
        assert.equal(refused?.response?.status, 400);
        assert.match(refused.response.body.text, /use_dpop_nonce/);
        assert.equal(taken?.response?.status, 200);
        assert.match(taken.because, /nonce/);
        const session = ['connect', 'list-tools', 'call-tool'] as const;
        const atServer = session.flatMap((step) => exchangesAt(trace, step));
        const again = atServer.filter(({ because }) => because.includes('nonce'));
        assert.ok(again.length >= 1);
        assert.equal(
          atServer.filter(({ response }) => response?.status === 401).length,
          again.length,
        );
        assertTokenOnEach(requests, url, 'DPoP');
        assertOwnProofs(requests);
        const nonces = new Set(proofsOf(requests).map(({ claims }) => claims['nonce']));
        assert.ok(nonces.size >= 3, 'none, that of the authorization server, that of the server');
      },
    ));
});
