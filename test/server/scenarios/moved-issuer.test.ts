import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { getJson, registerTestClient, signIn } from '../test-client';
import { connectOverHttp, ping } from '../test-mcp-client';
import { startMovedIssuer } from './moved-issuer';

suite('a server that moves to another authorization server', () => {
  for (const when of ['when-told', 'after-first-session'] as const) {
    test(`names it and refuses the tokens of the first: ${when}`, async () => {
      const servers = await startMovedIssuer(when);
      try {
        const { before, after } = servers.credentials;
        const parameters = { resource: servers.url, scope: 'notes:read' };
        const named = async () =>
          (await getJson(servers.server.resourceMetadataUrl)).body['authorization_servers'];
        const old = await signIn(await registerTestClient(before), parameters);
        const oldToken = String(old.tokens.body['access_token']);
        assert.deepEqual(await named(), [before]);
        const client = await connectOverHttp(servers.url, oldToken);
        if (when === 'when-told') servers.move();
        else {
          const { transport } = client;
          assert.ok(transport && 'terminateSession' in transport);
          await (transport.terminateSession as () => Promise<void>).call(transport);
        }
        await client.close();

        assert.deepEqual(await named(), [after]);
        assert.equal((await ping(servers.url, oldToken)).status, 401);
        const renewed = await signIn(await registerTestClient(after), parameters);
        const token = String(renewed.tokens.body['access_token']);
        assert.equal((await ping(servers.url, token)).status, 400, 'let in, without a session');
      } finally {
        await servers.close();
      }
    });
  }
});
