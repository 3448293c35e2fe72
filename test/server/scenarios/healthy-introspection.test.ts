import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { getJson, post, registerTestClient, signIn } from '../test-client';
import { callForText, connectOverHttp, ping } from '../test-mcp-client';
import { startHealthyIntrospection } from './healthy-introspection';

suite('a server that asks about each token', () => {
  for (const format of ['opaque', 'jwt'] as const) {
    test(`lets a token in until it is revoked: ${format}`, async () => {
      const servers = await startHealthyIntrospection(format);
      try {
        const metadata = await getJson(`${servers.issuer}/.well-known/oauth-authorization-server`);
        const introspectionEndpoint = String(metadata.body['introspection_endpoint']);
        const revocationEndpoint = String(metadata.body['revocation_endpoint']);
        const visitor = await registerTestClient(servers.issuer);
        const { tokens } = await signIn(visitor, { resource: servers.url, scope: 'notes:read' });
        const token = String(tokens.body['access_token']);
        assert.equal(token.split('.').length, format === 'jwt' ? 3 : 1);
        const client = await connectOverHttp(servers.url, token);
        assert.equal(await callForText(client, 'whoami'), 'ada, with notes:read');
        await client.close();

        const { clientId: client_id, clientSecret: client_secret } = servers.credentials;
        const introspect = (secret = client_secret) =>
          post(introspectionEndpoint, { client_id, client_secret: secret, token });
        const { body } = await introspect();
        assert.deepEqual(
          [body['active'], body['sub'], body['aud'], body['scope'], body['token_type']],
          [true, 'ada', servers.url, 'notes:read', 'Bearer'],
        );
        assert.equal((await introspect('wrong')).status, 401);

        const mine = { client_id: visitor.clientId, token };
        assert.equal((await post(revocationEndpoint, mine)).status, 200);
        assert.deepEqual((await introspect()).body, { active: false });
        const refused = await ping(servers.url, token);
        assert.equal(refused.status, 401);
        assert.match(refused.headers.get('www-authenticate') ?? '', /error="invalid_token"/);
      } finally {
        await servers.close();
      }
    });
  }
});
