import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ClientDocumentOptions } from '../client-document';
import { htmlPage, json } from '../faults/parts/answers';
import {
  authorizationRequest,
  createBrowser,
  getJson,
  signIn,
  testRedirectUri,
} from '../test-client';
import { ping } from '../test-mcp-client';
import { startHealthyCimd } from './healthy-cimd';

test('the document is fetched, and a port of its loopback redirect is free to choose', async () => {
  const servers = await startHealthyCimd();
  try {
    const { body } = await getJson(`${servers.issuer}/.well-known/oauth-authorization-server`);
    assert.equal(body['client_id_metadata_document_supported'], true);
    assert.equal(body['registration_endpoint'], undefined);
    const clientId = servers.credentials.clientMetadataUrl;
    const client = { issuer: servers.issuer, clientId, redirectUri: testRedirectUri };
    const { tokens } = await signIn(client, { resource: servers.url, scope: 'notes:read' });
    assert.equal(tokens.status, 200);
    assert.equal((await ping(servers.url, String(tokens.body['access_token']))).status, 400);
    assert.ok(servers.documentRequests.length > 0);
  } finally {
    await servers.close();
  }
});

suite('a sign-in cannot start when the document', () => {
  const cases: readonly (readonly [what: string, says: RegExp, ClientDocumentOptions])[] = [
    ['is not there', /document fetch failed/, { answer: json(404, {}) }],
    ['is a page', /document fetch failed/, { answer: htmlPage }],
    [
      'names another client id',
      /client_id does not match/,
      { edit: (document) => ({ ...document, client_id: 'https://elsewhere.example/client.json' }) },
    ],
    [
      'does not list the redirect address',
      /redirect_uri did not match/,
      { edit: (document) => ({ ...document, redirect_uris: ['http://127.0.0.1/elsewhere'] }) },
    ],
    [
      'has a secret',
      /must not contain client_secret/,
      { edit: (document) => ({ ...document, client_secret: 'secret' }) },
    ],
  ];
  for (const [what, says, options] of cases) {
    test(what, async () => {
      const servers = await startHealthyCimd(options);
      try {
        const clientId = servers.credentials.clientMetadataUrl;
        const client = { issuer: servers.issuer, clientId, redirectUri: testRedirectUri };
        const { url } = authorizationRequest(client, { scope: 'notes:read' });
        const { page } = await createBrowser(testRedirectUri).open(url);
        assert.equal(page?.status, 400);
        assert.match((await page?.text()) ?? '', says);
        assert.ok(servers.documentRequests.length > 0);
      } finally {
        await servers.close();
      }
    });
  }
});
