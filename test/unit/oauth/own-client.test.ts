import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { decodeProtectedHeader } from 'jose';
import type { FlowRequest } from '../../../src/core';
import type { ClientAuthMethod } from '../../../src/model/flow';
import type { GivenSecret, GivenSecrets } from '../../../src/model/run-settings';
import { members } from '../../requirements/changes';
import { clientKeyPem } from './client-key';
import { createWorld } from './world';

const secret = 'the-secret-0123456789';
const basic = 'client_secret_basic';
const post = 'client_secret_post';
const key = 'private_key_jwt';

const cases: readonly (readonly [
  given: readonly Extract<GivenSecret, 'clientSecret' | 'clientKey'>[],
  offered: readonly string[] | undefined,
  chosen: ClientAuthMethod,
])[] = [
  [[], undefined, 'none'],
  [[], [basic], 'none'],
  [['clientSecret'], undefined, basic],
  [['clientSecret'], [basic], basic],
  [['clientSecret'], [post], post],
  [['clientSecret'], [post, basic], basic],
  [['clientSecret'], ['none', post], post],
  [['clientSecret'], ['none'], basic],
  [['clientSecret'], [key], basic],
  [['clientSecret'], [], basic],
  [['clientKey'], undefined, key],
  [['clientKey'], [key], key],
  [['clientKey'], [basic], key],
  [['clientSecret', 'clientKey'], undefined, basic],
  [['clientSecret', 'clientKey'], [basic, post], basic],
  [['clientSecret', 'clientKey'], [post], post],
  [['clientSecret', 'clientKey'], [basic, key], key],
  [['clientSecret', 'clientKey'], ['tls_client_auth'], key],
];

for (const [given, offered, chosen] of cases) {
  const has = given.length === 0 ? 'nothing' : given.join(' and ');
  test(`C19, RFC 8414 §2: with ${has}, at a server of ${offered?.join(' ') ?? 'nothing said'}: ${chosen}`, async () => {
    const world = createWorld({
      change: members('server-metadata', { token_endpoint_auth_methods_supported: offered }),
    });
    const secrets: GivenSecrets = {
      ...(given.includes('clientSecret') && { clientSecret: secret }),
      ...(given.includes('clientKey') && { clientKey: clientKeyPem }),
    };
    const flow = world.flow({
      settings: { overrides: [], loginTimeout: 5, clientId: 'mine', grant: 'authorization_code' },
      secrets,
    });
    flow.go('continue');
    const { facts } = await flow.ended();
    assert.equal(facts.client?.authMethod, chosen);
    const asked = world.requests.find(({ endpoint }) => endpoint === 'token');
    const fields = new URLSearchParams(asked?.body);
    const pair = btoa(`mine:${secret}`);
    assert.equal(asked?.headers.get('authorization'), chosen === basic ? `Basic ${pair}` : null);
    assert.equal(fields.get('client_secret'), chosen === post ? secret : null);
    assert.equal(fields.has('client_assertion'), chosen === key);
    assert.equal(fields.get('client_id'), chosen === basic ? null : 'mine');
  });
}

test('X1, RFC 8414 §2: a key signs by an algorithm that the server takes', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const clientKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  for (const [listed, taken] of [
    [undefined, 'RS256'],
    [['PS256'], 'PS256'],
    [['ES256', 'PS384'], 'PS384'],
  ] as const) {
    const world = createWorld({
      change: members('server-metadata', {
        token_endpoint_auth_signing_alg_values_supported: listed,
      }),
    });
    const settings = { overrides: [], loginTimeout: 5, clientId: 'mine' } as const;
    const ask = async (request: Partial<FlowRequest>) => {
      const flow = world.flow(request);
      flow.go('continue');
      assert.equal((await flow.ended()).status, 'signed-in');
      const sent = world.requests.findLast(({ endpoint }) => endpoint === 'token');
      const assertion = new URLSearchParams(sent?.body).get('client_assertion') ?? '';
      assert.equal(decodeProtectedHeader(assertion).alg, taken);
    };
    await ask({ settings: { ...settings, grant: 'client_credentials' }, secrets: { clientKey } });
    // What is saved knows it too.
    const later = { ...world.ports, now: () => Date.now() + 7_200_000 };
    await ask({ errand: 'reconnect', ports: later });
    assert.equal(world.requests.filter(({ endpoint }) => endpoint === 'token').length, 2);
  }
});
