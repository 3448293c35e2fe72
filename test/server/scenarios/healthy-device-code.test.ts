import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confirmDevice, type DeviceFlow, deviceGrant } from '../device-flow';
import { getJson, post } from '../test-client';
import { callForText, connectOverHttp } from '../test-mcp-client';
import { startHealthyDeviceCode } from './healthy-device-code';

/** A device flow at a clock of its own. */
async function start(flow: DeviceFlow) {
  let seconds = 0;
  const servers = await startHealthyDeviceCode({ now: () => seconds * 1000, ...flow });
  const { issuer, url, credentials } = servers;
  const client_id = credentials.clientId;
  const { body: metadata } = await getJson(`${issuer}/.well-known/oauth-authorization-server`);
  const { status, body: device } = await post(String(metadata['device_authorization_endpoint']), {
    client_id,
    scope: 'notes:read',
    resource: url,
  });
  assert.equal(status, 200);
  const poll = async () => {
    const device_code = String(device['device_code']);
    const form = { grant_type: deviceGrant, client_id, device_code };
    const { body } = await post(`${issuer}/token`, form);
    return body;
  };
  const wait = (more: number): void => {
    seconds += more;
  };
  return { servers, device, poll, wait };
}

/** The confirmation goes on behind the answer to a poll. */
const confirmed = () => new Promise((resolve) => setTimeout(resolve, 300));

test('the code is confirmed after two polls, and the token is good', async () => {
  const { servers, device, poll, wait } = await start({});
  try {
    assert.equal(device['interval'], 1);
    assert.equal(device['verification_uri'], `${servers.issuer}/device`);
    assert.match(String(device['user_code']), /^[A-Z]{4}-[A-Z]{4}$/);
    for (const _ of ['first', 'second']) {
      assert.equal((await poll())['error'], 'authorization_pending');
      wait(1);
    }
    await confirmed();
    const tokens = await poll();
    assert.equal(typeof tokens['refresh_token'], 'string');
    const client = await connectOverHttp(servers.url, String(tokens['access_token']));
    assert.equal(await callForText(client, 'whoami'), 'ada, with notes:read');
    await client.close();
    wait(1);
    assert.equal((await poll())['error'], 'invalid_grant', 'a device code works once');
  } finally {
    await servers.close();
  }
});

test('who polls too fast is told to slow down, and held to it', async () => {
  const { servers, poll, wait } = await start({ confirmsAfter: 100 });
  try {
    assert.equal((await poll())['error'], 'authorization_pending');
    assert.equal((await poll())['error'], 'slow_down');
    wait(1);
    assert.equal((await poll())['error'], 'slow_down', 'six seconds by now');
    wait(11);
    assert.equal((await poll())['error'], 'authorization_pending');
  } finally {
    await servers.close();
  }
});

test('a poll can be told to slow down whenever a test wants it', async () => {
  const { servers, poll, wait } = await start({ slowDownAt: [2] });
  try {
    assert.equal((await poll())['error'], 'authorization_pending');
    wait(100);
    assert.equal((await poll())['error'], 'slow_down');
  } finally {
    await servers.close();
  }
});

test('a person can confirm the code, or cancel', async () => {
  for (const [decision, outcome] of [
    ['grants', undefined],
    ['denies', 'access_denied'],
  ] as const) {
    const { servers, device, poll } = await start({ confirmsAfter: 100 });
    try {
      await confirmDevice(String(device['verification_uri_complete']), decision);
      assert.equal((await poll())['error'], outcome);
    } finally {
      await servers.close();
    }
  }
});

test('a server can deny by itself', async () => {
  const { servers, poll, wait } = await start({ confirmsAfter: 1, decision: 'denies' });
  try {
    assert.equal((await poll())['error'], 'authorization_pending');
    await confirmed();
    wait(1);
    assert.equal((await poll())['error'], 'access_denied');
  } finally {
    await servers.close();
  }
});
