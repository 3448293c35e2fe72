import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import type { StepId } from '../../../src/model/flow';
import { replay } from '../../../src/oauth/replay';
import { readTraceFile, writeTraceFile } from '../../../src/report/trace-file';
import { checkFindings } from '../rules/check-findings';
import { clientKeyPem } from './client-key';
import { lastExchange } from './flow-driver';
import { createWorld, type Seen } from './world';

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** Keys that prove nothing, and a part of why. */
const unusable: readonly (readonly [key: string, why: RegExp])[] = [
  [publicKey.export({ type: 'spki', format: 'pem' }).toString(), /this is the public key/],
  [JSON.stringify(publicKey.export({ format: 'jwk' })), /this is the public key/],
  [clientKeyPem.replaceAll('PRIVATE KEY', 'EC PRIVATE KEY'), /older SEC 1 form/],
  [clientKeyPem.replaceAll('PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'), /locked with a pass phrase/],
  ['not-a-key-0123456789', /neither PEM nor a JSON Web Key/],
  ['{"keys":[]}', /a set of keys/],
  ['  ', /there is no key/],
];

const settings = { overrides: [], loginTimeout: 5, clientId: 'mine' } as const;
const isToken = ({ endpoint }: Seen): boolean => endpoint === 'token';

for (const [at, grant] of [
  ['client-credentials', 'client_credentials'],
  ['token-request', 'authorization_code'],
] as const satisfies readonly (readonly [StepId, string])[]) {
  test(`X1: a client key that cannot sign stops before ${at}, and says why`, async () => {
    for (const [clientKey, why] of unusable) {
      const world = createWorld();
      const flow = world.flow({ settings: { ...settings, grant }, secrets: { clientKey } });
      flow.go('continue');
      const trace = await flow.ended();
      assert.equal(trace.stop?.code, 'client-key-unusable');
      assert.equal(trace.stop.step, at);
      assert.match(trace.stop.says, why);
      assert.ok(!world.requests.some(isToken), 'nothing is sent without the proof');
      const exchange = lastExchange(trace, at);
      assert.equal(exchange.failure?.kind, 'unusable-key');
      assert.equal(exchange.response, undefined);
      assert.deepEqual(
        trace.findings.map(({ rule }) => rule),
        ['client-key-unusable'],
      );
      assert.match(trace.findings[0]?.actual ?? '', why);
      checkFindings(trace);
      const opened = readTraceFile(writeTraceFile(trace));
      assert.ok(opened.ok);
      assert.equal(replay(opened.trace).stop?.code, 'client-key-unusable');
    }
  });
}

test('X1: an algorithm that the key is not of is said too', async () => {
  const world = createWorld();
  const flow = world.flow({
    settings: { ...settings, grant: 'client_credentials', clientKeyAlgorithm: 'RS256' },
    secrets: { clientKey: clientKeyPem },
  });
  flow.go('continue');
  const { stop } = await flow.ended();
  assert.equal(
    stop?.says,
    'The client key cannot be used: the key is of the kind for ES256, and RS256 needs another.',
  );
});

test('X1: a key that is given for a saved sign-in and cannot sign stops the renewal', async () => {
  const world = createWorld();
  const machine = { ...settings, grant: 'client_credentials' } as const;
  const first = world.flow({ settings: machine, secrets: { clientKey: clientKeyPem } });
  first.go('continue');
  assert.equal((await first.ended()).status, 'signed-in');
  const asked = world.requests.filter(isToken).length;
  const again = world.flow({
    errand: 'reconnect',
    secrets: { clientKey: 'not-a-key-0123456789' },
    ports: { ...world.ports, now: () => Date.now() + 7_200_000 },
  });
  again.go('continue');
  const { stop } = await again.ended();
  assert.deepEqual([stop?.step, stop?.code], ['refresh', 'client-key-unusable']);
  assert.equal(world.requests.filter(isToken).length, asked);
});
