import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callKey, storedThings } from '../../../src/host/stored-things';
import { memorySecrets, nodePorts } from '../../../src/node/node-ports';
import { createFlowStore } from '../../../src/oauth/flow-store';
import { createRegistrationStore } from '../../../src/oauth/registration-store';
import { createTokenStore } from '../../../src/oauth/token-store';
import { storedOf } from '../oauth/stored';

test('what the stores write is told apart by its kind, and a lease is left out', async () => {
  const secrets = memorySecrets();
  const stored = storedOf();
  await createTokenStore(secrets, nodePorts.now).save({
    stored,
    secrets: { accessToken: 't' },
    serverUrl: 'https://h/mcp',
    configuredUrl: 'https://h/mcp',
  });
  await createRegistrationStore(secrets).save({
    client: { ...stored.client, way: 'dynamic' },
    secrets: {},
    serverUrl: 'https://h/mcp',
  });
  await createFlowStore(secrets, nodePorts.now).save('one', 'text');
  await secrets.set('input/1/["a"]', 'typed');
  await secrets.set(callKey(['server', 'tools', 'add']), '{}');
  await secrets.set('lease/1/server', 'held');
  await secrets.set('unknown', 'old');
  assert.deepEqual(
    storedThings(await secrets.keys()).map(({ kind, keys }) => [kind, keys.length]),
    [
      ['sign-in', 1],
      ['registration', 1],
      ['input', 1],
      ['call', 1],
      ['flow', 1],
      ['other', 1],
    ],
  );
  assert.deepEqual(storedThings([]), []);
});
