import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeJwt } from 'jose';
import type { FlowRequest } from '../../../src/core';
import type { StepId } from '../../../src/model/flow';
import { stepUp } from '../../server/faults/step-up';
import { startHealthyClientCredentialsJwt } from '../../server/scenarios/healthy-client-credentials-jwt';
import { startHealthyDeviceCode } from '../../server/scenarios/healthy-device-code';
import { startHealthyDpopNonce } from '../../server/scenarios/healthy-dpop-nonce';
import { startHealthyIdJag } from '../../server/scenarios/healthy-id-jag';
import { lastExchange, placeIn, settled, standsAt, stepOf, stepTo, until } from './flow-driver';
import { plain } from './plain-settings';
import { realFlows } from './real-flow';

interface Started {
  readonly url: string;
  readonly request?: Partial<FlowRequest>;
  close(): Promise<void>;
}

async function keyed(): Promise<Started & { readonly clientId: string }> {
  const servers = await startHealthyClientCredentialsJwt();
  const { clientId, privateKeyPem: clientKey } = servers.credentials;
  return {
    ...servers,
    clientId,
    request: { settings: { ...plain, clientId }, secrets: { clientKey } },
  };
}

async function enterprise(): Promise<Started> {
  const servers = await startHealthyIdJag();
  const { clientId, clientSecret, idToken, ...idp } = servers.credentials;
  const identityProvider = {
    tokenEndpoint: idp.idpTokenEndpoint,
    clientId: idp.idpClientId,
    subjectTokenType: 'id_token',
  } as const;
  return {
    ...servers,
    request: {
      settings: { ...plain, clientId, identityProvider },
      secrets: { clientSecret, subjectToken: idToken, idpClientSecret: idp.idpClientSecret },
    },
  };
}

async function device(): Promise<Started> {
  const servers = await startHealthyDeviceCode({ interval: 1, confirmsAfter: 1 });
  const { clientId } = servers.credentials;
  return { ...servers, request: { settings: { ...plain, clientId, grant: 'device_code' } } };
}

/** What a server takes once: after a rewind over it, the flow cannot come to the same end. */
const once: ReadonlySet<StepId> = new Set(['token-request', 'assertion-grant', 'device-token']);

const scenarios: readonly (readonly [name: string, start: () => Promise<Started>])[] = [
  ['a bound token with nonces', startHealthyDpopNonce],
  ['a client with a key', keyed],
  ['an enterprise sign-in', enterprise],
  ['a device code', device],
  ['a step-up', stepUp.start],
];

for (const [name, start] of scenarios) {
  test(`${name}: rewind after next is identity, and the flow comes to its end from there`, async () => {
    const servers = await start();
    try {
      const flows = realFlows(servers.url, servers.request);
      const first = flows.flow();
      first.go('continue');
      const whole = await first.ended();
      assert.equal(whole.status, 'signed-in');
      for (const { id } of whole.steps) {
        if (id === 'list-tools') continue;
        const flow = flows.flow();
        const before = await stepTo(flow, id);
        flow.go('next');
        await until(() => flow.trace().status !== 'running');
        flow.rewind(id);
        const after = flow.trace();
        assert.deepEqual(placeIn(after), placeIn(before), id);
        for (const step of before.steps) {
          const { exchanges } = stepOf(after, step.id);
          assert.deepEqual(exchanges.slice(0, step.exchanges.length), step.exchanges, id);
        }
        // Waiting for a person takes seconds each time, so only what comes after the choice of it is played on.
        const short = name !== 'a device code' || stepOf(before, id).phase !== 'discover';
        if (!once.has(id) && short) {
          flow.go('continue');
          assert.equal((await flow.ended()).status, 'signed-in', id);
        }
        flow.stop();
        await flow.ended();
        assert.equal(flows.openRedirects(), 0);
      }
    } finally {
      await servers.close();
    }
  });
}

test('an edited request is proven by the key anew, and the server takes it', async () => {
  const servers = await keyed();
  try {
    const flow = realFlows(servers.url, servers.request).flow();
    await stepTo(flow, 'client-credentials');
    assert.equal(
      flow.edit({ parameters: { scope: 'notes:read' }, headers: { 'x-mine': 'a' } }),
      true,
    );
    flow.go('into');
    const { id } = lastExchange(await settled(flow), 'client-credentials');
    assert.equal(flow.resend(id, { headers: { 'x-mine': 'b' } }), true);
    const twice = await settled(flow);
    assert.equal(twice.status, 'paused');
    const answers = stepOf(twice, 'client-credentials').exchanges;
    assert.deepEqual(
      answers.map(({ response, edited }) => [response?.status, edited]),
      [
        [200, true],
        [200, true],
      ],
    );
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in');
  } finally {
    await servers.close();
  }
});

test('an edited request is proven by the bound key anew, for the address that it goes to', async () => {
  const servers = await startHealthyDpopNonce();
  try {
    const flow = realFlows(servers.url).flow();
    await stepTo(flow, 'token-request');
    const url = flow.trace().upcoming?.url ?? '';
    flow.edit({ url: `${url}?edited=1` });
    flow.go('continue');
    const trace = await flow.ended();
    assert.equal(trace.status, 'signed-in');
    const proofs = servers.requests
      .filter((seen) => seen.query === 'edited=1')
      .map(({ headers }) => decodeJwt(String(headers['dpop'])));
    assert.equal(proofs.length, 2);
    assert.ok(proofs.every(({ htu, htm }) => htu === url && htm === 'POST'));
    assert.deepEqual(
      proofs.map(({ nonce }) => typeof nonce),
      ['undefined', 'string'],
    );
    assert.ok(stepOf(trace, 'token-request').exchanges.every(({ edited }) => edited === true));
  } finally {
    await servers.close();
  }
});

test('pause during the wait of a device flow holds the next poll for as long as it takes', async () => {
  const servers = await startHealthyDeviceCode({ interval: 1, confirmsAfter: 1 });
  try {
    const { clientId } = servers.credentials;
    const settings = { ...plain, clientId, grant: 'device_code' } as const;
    const flow = realFlows(servers.url, { settings }).flow();
    flow.go('continue');
    await until(() => stepOf(flow.trace(), 'device-token').exchanges.length === 1);
    flow.pause();
    await until(() => flow.trace().status === 'paused');
    assert.equal(standsAt(flow.trace()), 'device-token');
    await new Promise((resolve) => setTimeout(resolve, 1300));
    assert.equal(stepOf(flow.trace(), 'device-token').exchanges.length, 1);
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in');
  } finally {
    await servers.close();
  }
});
