import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { registerTestClient, signIn } from '../test-client';
import { connectOverHttp, ping, takeToolNames } from '../test-mcp-client';
import { startHealthyModernWire } from './healthy-modern-wire';

/** One request of 2026-07-28, which stands alone. */
function modern(url: string, method: string, token: string): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': method,
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method,
      params: {
        _meta: {
          'io.modelcontextprotocol/protocolVersion': '2026-07-28',
          'io.modelcontextprotocol/clientCapabilities': {},
        },
      },
    }),
  });
}

suite('a server of 2026-07-28', () => {
  for (const eras of ['modern', 'both'] as const) {
    test(`asks for a token first, then answers without a session: ${eras}`, async () => {
      const servers = await startHealthyModernWire(eras);
      try {
        assert.equal((await ping(servers.url)).status, 401);
        const client = await registerTestClient(servers.issuer);
        const { tokens } = await signIn(client, { resource: servers.url, scope: 'notes:read' });
        const token = String(tokens.body['access_token']);
        const discovered = await modern(servers.url, 'server/discover', token);
        assert.equal(discovered.status, 200);
        const { result } = (await discovered.json()) as { result: Record<string, unknown> };
        assert.ok((result['supportedVersions'] as string[]).includes('2026-07-28'));
        assert.equal((await modern(servers.url, 'tools/list', token)).status, 200);
        const old = connectOverHttp(servers.url, token).then(takeToolNames);
        if (eras === 'both') assert.ok((await old).includes('list_notes'));
        else await assert.rejects(old);
      } finally {
        await servers.close();
      }
    });
  }
});
