import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RunningPair } from '../faults/parts/pair';
import { registerTestClient, signInForCode, tokenRequest } from '../test-client';
import { pingBound } from '../test-mcp-client';
import { createProver } from '../test-proof';
import { startHealthyDpopNonce } from './healthy-dpop-nonce';

let servers: RunningPair;
before(async () => {
  servers = await startHealthyDpopNonce(2);
});
after(() => servers.close());

test('both servers want a nonce, say which, and take it', async () => {
  const client = await registerTestClient(servers.issuer);
  const prover = await createProver();
  const { redeem } = await signInForCode(client, { resource: servers.url, scope: 'notes:read' });
  const endpoint = { method: 'POST', url: `${servers.issuer}/token` };
  const first = await tokenRequest(client, redeem, { dpop: await prover.prove(endpoint) });
  assert.equal(first.status, 400);
  assert.equal(first.body['error'], 'use_dpop_nonce');
  const asNonce = first.headers.get('dpop-nonce') ?? '';
  const dpop = await prover.prove({ ...endpoint, nonce: asNonce });
  const { status, body } = await tokenRequest(client, redeem, { dpop });
  assert.equal(status, 200);

  const token = String(body['access_token']);
  const ask = async (nonce?: string) =>
    pingBound(servers.url, {
      token,
      proof: await prover.prove({
        method: 'POST',
        url: servers.url,
        token,
        ...(nonce !== undefined && { nonce }),
      }),
    });
  for (const nonce of [undefined, asNonce]) {
    const refused = await ask(nonce);
    assert.equal(refused.status, 401);
    assert.match(refused.headers.get('www-authenticate') ?? '', /^DPoP error="use_dpop_nonce"/);
  }
  const nonce = (await ask()).headers.get('dpop-nonce') ?? '';
  assert.equal((await ask(nonce)).headers.get('dpop-nonce'), nonce);
  const last = await ask(nonce);
  assert.equal(last.status, 400, 'let in, without a session');
  const next = last.headers.get('dpop-nonce') ?? '';
  assert.notEqual(next, nonce);
  assert.equal((await ask(nonce)).status, 401, 'the nonce is used up');
  assert.equal((await ask(next)).status, 400);
});
