import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openPort } from '../../server/open-port';
import { startHealthyCimd } from '../../server/scenarios/healthy-cimd';
import { against } from './against';
import { assertSignedIn, exchangesAt, grantsAsked, requestsTo } from './seen';

suite('a client that is known by its document', () => {
  test('C17, C18, C20: the document is read as a step, and its address is the client id', () =>
    against(
      () => startHealthyCimd(),
      ({ credentials }) => ({ settings: { clientMetadataUrl: credentials.clientMetadataUrl } }),
      async ({ credentials: { clientMetadataUrl }, requests = [], documentRequests }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        const [read, ...more] = exchangesAt(trace, 'client-document');
        assert.deepEqual(more, []);
        assert.equal(read?.request.url, clientMetadataUrl);
        assert.equal(read.party, 'client-host');
        assert.equal(read.response?.status, 200);
        assert.deepEqual(trace.facts.clientDocument, {
          url: clientMetadataUrl,
          reachable: true,
          problems: [],
        });
        assert.ok(documentRequests.length >= 2, 'the authorization server read it too');
        assert.equal(grantsAsked(requests)[0]?.get('client_id'), clientMetadataUrl);
        assert.ok(!trace.steps.some((step) => step.id === 'registration'));
        assert.equal(requestsTo(requests, 'POST', '/reg').length, 0);
      },
    ));

  test('C32, C33, RFC 8252 §7.3: the redirect URI is the one that the document names, port and all', async () => {
    const port = await openPort(0);
    await port.close();
    const listed = `http://127.0.0.1:${new URL(port.origin).port}/callback`;
    return against(
      () =>
        startHealthyCimd({
          edit: (document) => ({
            ...document,
            redirect_uris: ['https://app.example/callback', 'http://127.0.0.1/other', listed],
          }),
        }),
      ({ credentials }) => ({ settings: { clientMetadataUrl: credentials.clientMetadataUrl } }),
      async ({ requests = [] }, engine) => {
        const trace = await engine.run('sign-in');
        assertSignedIn(trace);
        assert.equal(trace.facts.clientIdentity?.redirectUri, listed);
        const [page] = requestsTo(requests, 'GET', '/auth');
        assert.equal(new URLSearchParams(page?.query).get('redirect_uri'), listed);
        assert.equal(grantsAsked(requests)[0]?.get('redirect_uri'), listed);
      },
    );
  });

  test('C33, RFC 8252 §7.3: another port does as well when that one is taken, and the document is named for it', async () => {
    const port = await openPort(0);
    port.serve((_request, response) => response.end());
    const listed = `http://127.0.0.1:${new URL(port.origin).port}/callback`;
    await against(
      () => startHealthyCimd({ edit: (document) => ({ ...document, redirect_uris: [listed] }) }),
      ({ credentials }) => ({ settings: { clientMetadataUrl: credentials.clientMetadataUrl } }),
      async (_servers, engine) => {
        const trace = await engine.run('sign-in');
        assert.equal(trace.status, 'signed-in', trace.stop?.says);
        assert.notEqual(trace.facts.clientIdentity?.redirectUri, listed);
        const [problem = ''] = trace.facts.clientDocument?.problems ?? [];
        assert.match(problem, /with another port/);
        assert.deepEqual(
          trace.findings.map((finding) => finding.rule),
          ['client-document-faulty'],
        );
      },
    ).finally(port.close);
  });

  test('C27: the same client id goes to every authorization server, and nothing of it is saved', () =>
    against(
      () => startHealthyCimd(),
      ({ credentials }) => ({ settings: { clientMetadataUrl: credentials.clientMetadataUrl } }),
      async ({ credentials: { clientMetadataUrl }, requests = [] }, engine) => {
        const first = await engine.run('sign-in');
        const second = await engine.run('sign-in');
        for (const trace of [first, second]) {
          assertSignedIn(trace);
          assert.equal(trace.facts.client?.clientId, clientMetadataUrl);
        }
        assert.equal(requestsTo(requests, 'POST', '/reg').length, 0);
      },
    ));

  test('C17: a client id of the user comes first', () =>
    against(
      () => startHealthyCimd(),
      ({ credentials }) => ({
        settings: { clientMetadataUrl: credentials.clientMetadataUrl, clientId: 'unknown-here' },
      }),
      async ({ documentRequests }, engine) => {
        const trace = await engine.run('sign-in');
        assert.equal(trace.facts.client?.way, 'pre-registered');
        assert.equal(trace.stop?.step, 'browser-login');
        assert.equal(documentRequests.length, 0);
      },
    ));
});
