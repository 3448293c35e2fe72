import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { suite, test } from 'node:test';
import { importPKCS8, type JWTPayload, SignJWT } from 'jose';
import { getJson, post } from '../test-client';
import { ping } from '../test-mcp-client';
import { type ClientKey, startHealthyClientCredentialsJwt } from './healthy-client-credentials-jwt';
import type { Scenario } from './scenario';

async function assertion(servers: Scenario<ClientKey>, claims: JWTPayload = {}): Promise<string> {
  const { clientId, privateKeyPem, algorithm, keyId } = servers.credentials;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    iss: clientId,
    sub: clientId,
    aud: servers.issuer,
    iat: now,
    exp: now + 60,
    jti: randomUUID(),
    ...claims,
  })
    .setProtectedHeader({ alg: algorithm, kid: keyId })
    .sign(await importPKCS8(privateKeyPem, algorithm));
}

function ask(servers: Scenario<ClientKey>, client_assertion: string) {
  return post(`${servers.issuer}/token`, {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion,
    scope: 'notes:read',
    resource: servers.url,
  });
}

suite('a client with a key', () => {
  for (const algorithm of ['ES256', 'RS256'] as const) {
    test(`gets in with ${algorithm}, and its assertion works once`, async () => {
      const servers = await startHealthyClientCredentialsJwt(algorithm);
      try {
        const metadata = await getJson(`${servers.issuer}/.well-known/oauth-authorization-server`);
        const { body: document } = metadata;
        const methods = document['token_endpoint_auth_methods_supported'] as string[];
        assert.ok(methods.includes('private_key_jwt'));
        assert.deepEqual(document['token_endpoint_auth_signing_alg_values_supported'], [
          'ES256',
          'RS256',
        ]);
        const once = await assertion(servers);
        const { status, body } = await ask(servers, once);
        assert.equal(status, 200);
        assert.equal((await ping(servers.url, String(body['access_token']))).status, 400);
        assert.equal((await ask(servers, once)).body['error'], 'invalid_client');
      } finally {
        await servers.close();
      }
    });
  }

  test('is refused for another audience, an old assertion, a name that is not its own', async () => {
    const servers = await startHealthyClientCredentialsJwt();
    try {
      for (const claims of [
        { aud: 'https://elsewhere.example' },
        { aud: `${servers.issuer}/token` },
        { exp: Math.floor(Date.now() / 1000) - 60 },
        { iss: 'somebody-else' },
      ]) {
        const { body } = await ask(servers, await assertion(servers, claims));
        assert.equal(body['error'], 'invalid_client', JSON.stringify(claims));
      }
    } finally {
      await servers.close();
    }
  });
});
