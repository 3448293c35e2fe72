import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getJson, registerTestClient, signIn } from '../test-client';
import { ping } from '../test-mcp-client';
import { startHealthyTwoIssuers } from './healthy-two-issuers';

test('both authorization servers give tokens that are taken, and know only their own clients', async () => {
  const servers = await startHealthyTwoIssuers();
  try {
    const { issuers } = servers.credentials;
    const { body } = await getJson(servers.server.resourceMetadataUrl);
    assert.deepEqual(body['authorization_servers'], issuers);
    const parameters = { resource: servers.url, scope: 'notes:read' };
    for (const issuer of issuers) {
      const { tokens } = await signIn(await registerTestClient(issuer), parameters);
      const answer = await ping(servers.url, String(tokens.body['access_token']));
      assert.equal(answer.status, 400, 'let in, without a session');
    }
    assert.ok(servers.secondRequests.length > 0);
    const [first, second] = issuers;
    const client = await registerTestClient(first);
    await assert.rejects(signIn({ ...client, issuer: second }, parameters), /invalid_client/);
  } finally {
    await servers.close();
  }
});
