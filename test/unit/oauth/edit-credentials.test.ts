import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlowRequest } from '../../../src/core';
import { clientKeyPem } from './client-key';
import { lastExchange, leavesNothing, settled, stepTo } from './flow-driver';
import { createWorld } from './world';

const settings = { overrides: [], loginTimeout: 5, clientId: 'mine' } as const;
const basic = 'client_secret_basic';

/** How a client proves itself, and the parameters that this puts into the form. */
const proofs: readonly (readonly [string, readonly string[], Partial<FlowRequest>])[] = [
  ['no proof', ['client_id'], { settings }],
  [
    'a signed assertion',
    ['client_id', 'client_assertion', 'client_assertion_type'],
    { settings, secrets: { clientKey: clientKeyPem } },
  ],
  [basic, [], { settings, secrets: { clientSecret: 'client-secret-0123456789' } }],
];

for (const [proof, names, request] of proofs) {
  test(`what the user writes into a form stands over the credentials of the client: ${proof}`, async () => {
    for (const change of ['written', null]) {
      const world = createWorld();
      const flow = world.flow({
        ...request,
        settings: { ...settings, grant: 'authorization_code' },
      });
      await stepTo(flow, 'token-request');
      const parameters = Object.fromEntries(
        [...names, 'client_secret'].map((name) => [name, change]),
      );
      assert.equal(flow.edit({ parameters }), true);
      flow.go('next');
      await settled(flow);
      const sent = world.requests.findLast(({ endpoint }) => endpoint === 'token');
      const form = new URLSearchParams(sent?.body);
      for (const name of [...names, 'client_secret']) {
        assert.deepEqual(form.getAll(name), change === null ? [] : [change], name);
      }
      await leavesNothing(flow, world);
    }
  });
}

test('a token request is sent again as another client, as the user has it', async () => {
  const world = createWorld();
  const flow = world.flow({ settings });
  flow.go('continue');
  const { id } = lastExchange(await flow.ended(), 'token-request');
  assert.equal(flow.resend(id, { parameters: { client_id: 'another' } }), true);
  await settled(flow);
  const sent = world.requests.findLast(({ endpoint }) => endpoint === 'token');
  assert.deepEqual(new URLSearchParams(sent?.body).getAll('client_id'), ['another']);
  await leavesNothing(flow, world);
});

test('who writes the proof of the client needs no key that can sign', async () => {
  const assertion = 'written-assertion-0123456789';
  for (const edit of [
    { parameters: { client_assertion: assertion } },
    { body: `grant_type=client_credentials&client_assertion=${assertion}` },
  ]) {
    const world = createWorld();
    const flow = world.flow({
      settings: { ...settings, grant: 'client_credentials' },
      secrets: { clientKey: 'not-a-key-0123456789' },
    });
    await stepTo(flow, 'client-credentials');
    assert.equal(flow.edit(edit), true);
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in');
    const sent = world.requests.findLast(({ endpoint }) => endpoint === 'token');
    assert.equal(new URLSearchParams(sent?.body).get('client_assertion'), assertion);
    await leavesNothing(flow, world);
  }
});
