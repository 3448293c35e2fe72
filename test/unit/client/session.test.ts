import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { serve } from '../../server/faults/parts/serve';
import { startSsePair } from '../../server/faults/parts/sse-pair';
import { type Admission, statelessMcp } from '../../server/faults/parts/stateless-server';
import { type McpServerChange, startMcpServer } from '../../server/mcp-server';
import { openPort } from '../../server/open-port';
import { bodyOf } from '../../server/read-ahead';
import { sendJson } from '../../server/respond';
import { getJson, registerTestClient, signIn } from '../../server/test-client';
import { recordedSession, type SessionWish } from './recorded-session';

const closers: (() => Promise<void>)[] = [];
after(() => Promise.all(closers.map((close) => close())));

const challenge = 'Bearer resource_metadata="https://mcp.example/metadata", scope="notes:read"';
type Admit = (authorization: string | undefined, method: string) => Admission;

const guard: Admit = (authorization) =>
  authorization === 'Bearer good' ? { let: 'in' } : { let: 'out', status: 401, challenge };

interface Running {
  readonly url: string;
  close(): Promise<void>;
}

async function startLegacy(admit: Admit): Promise<Running> {
  const port = await openPort(0);
  serve(port, { '/mcp': statelessMcp(admit) });
  return { url: `${port.origin}/mcp`, close: () => port.close() };
}

function startModern(
  wire: 'modern' | 'both' = 'modern',
  change: McpServerChange = {},
): Promise<Running> {
  return startMcpServer({ name: 'modern-notes', auth: 'none', wire, change });
}

/** Turns away whom `admit` does not let in. */
function refusing(admit: Admit): McpServerChange {
  return {
    before(request, response) {
      const { method } = JSON.parse(bodyOf(request) || '{}');
      const admission = admit(request.headers.authorization, method);
      if (admission.let === 'in') return false;
      const { status, challenge: told = '' } = admission;
      sendJson(response, status, {}, { 'www-authenticate': told });
      return true;
    },
  };
}

async function started(start: Promise<Running>): Promise<string> {
  const { url, close } = await start;
  closers.push(close);
  return url;
}

async function session(url: string, wish: SessionWish) {
  const opened = recordedSession(url, wish);
  closers.push(opened.close);
  return { ...opened, connected: await opened.call({ kind: 'connect' }) };
}

const sum = { kind: 'call-tool', name: 'add', arguments: { a: 1, b: 2 } } as const;

describe('a server of 2026-07-28', () => {
  test('is found by server/discover, and each request stands alone', async () => {
    const one = await session(await started(startModern()), { statelessWire: true });
    assert.deepEqual(one.connected, {
      kind: 'connected',
      session: {
        serverName: 'modern-notes',
        serverVersion: '2.0.0',
        protocolVersion: '2026-07-28',
        era: '2026',
        transport: 'streamable-http',
        capabilities: ['tools'],
        instructions: 'Notes without sessions.',
      },
    });
    const listed = await one.call({ kind: 'list-tools' });
    assert.ok(listed.kind === 'tools');
    const adding = listed.tools.find(({ name }) => name === 'add');
    assert.equal(adding?.title, 'Add two numbers');
    assert.equal(adding.description, 'Gives the sum of two numbers.');
    assert.deepEqual(adding.inputSchema['required'], ['a', 'b']);
    assert.deepEqual(await one.call(sum), { kind: 'called', text: '3', isError: false });
    await one.close();
    assert.deepEqual(one.exchanges(), [
      'POST server/discover 200',
      'POST tools/list 200',
      'POST tools/call 200',
    ]);
    for (const { request } of one.requests()) {
      const headers = Object.fromEntries(request.headers);
      const { method, params } = JSON.parse(request.body ?? '');
      assert.equal(headers['mcp-protocol-version'], '2026-07-28');
      assert.equal(headers['mcp-method'], method);
      assert.equal(params._meta['io.modelcontextprotocol/protocolVersion'], '2026-07-28');
      assert.equal(headers['mcp-session-id'], undefined);
    }
  });

  test('gets arguments that it wants in headers there too', async () => {
    const one = await session(await started(startModern()), { statelessWire: true });
    await one.call({ kind: 'list-tools' });
    const called = await one.call({
      kind: 'call-tool',
      name: 'notes_of_region',
      arguments: { region: 'Köln' },
    });
    assert.deepEqual(called, { kind: 'called', text: 'Notes of Köln', isError: false });
    const headers = Object.fromEntries(one.requests().at(-1)?.request.headers ?? []);
    assert.equal(headers['mcp-param-region'], '=?base64?S8O2bG4=?=');
  });

  test('is asked again for a list that it would let the client keep', async () => {
    const one = await session(await started(startModern()), { statelessWire: true });
    await one.call({ kind: 'list-tools' });
    await one.call({ kind: 'list-tools' });
    assert.deepEqual(one.exchanges().slice(1), ['POST tools/list 200', 'POST tools/list 200']);
  });

  test('says in words which input a tool wants and does not get', async () => {
    const one = await session(await started(startModern()), { statelessWire: true });
    const called = await one.call({ kind: 'call-tool', name: 'tidy_up', arguments: {} });
    assert.ok(called.kind === 'failed');
    assert.equal(called.status, 400);
    assert.match(called.message, /Cannot request input 'sure' \(elicitation\/create\)/);
  });

  test('that knows no initialize says which revision it speaks', async () => {
    const one = await session(await started(startModern()), { statelessWire: false });
    assert.ok(one.connected.kind === 'failed');
    assert.equal(one.connected.status, 400);
    assert.equal(
      one.connected.message,
      'Unsupported protocol version: 2025-11-25 (the server speaks 2026-07-28)',
    );
    assert.deepEqual(one.exchanges(), ['POST initialize 400']);
  });

  test('may speak both, and is spoken to in the way that was asked for', async () => {
    const url = await started(startModern('both'));
    for (const [statelessWire, era] of [
      [true, '2026'],
      [false, '2025'],
    ] as const) {
      const one = await session(url, { statelessWire });
      assert.ok(one.connected.kind === 'connected');
      assert.equal(one.connected.session.era, era);
      assert.deepEqual(await one.call(sum), { kind: 'called', text: '3', isError: false });
    }
  });
});

describe('a server of 2025-11-25', () => {
  test('is spoken to in its own way at once, with its revision in every request', async () => {
    const url = await started(startMcpServer({ name: 'notes', auth: 'none' }));
    const one = await session(url, { statelessWire: false });
    assert.ok(one.connected.kind === 'connected');
    assert.equal(one.connected.session.era, '2025');
    assert.deepEqual(await one.call(sum), { kind: 'called', text: '3', isError: false });
    await one.close();
    assert.deepEqual(one.exchanges(), [
      'POST initialize 200',
      'POST notifications/initialized 202',
      'GET 200',
      'POST tools/call 200',
      'DELETE 200',
    ]);
    for (const { request } of one.requests().slice(1)) {
      assert.equal(Object.fromEntries(request.headers)['mcp-protocol-version'], '2025-11-25');
    }
  });

  const servers: readonly { readonly kind: string; readonly start: () => Promise<Running> }[] = [
    { kind: 'with sessions', start: () => startMcpServer({ name: 'notes', auth: 'none' }) },
    { kind: 'without sessions', start: () => startLegacy(() => ({ let: 'in' })) },
  ];
  for (const { kind, start } of servers) {
    test(`${kind} is asked first for the newer wire, which stays on record`, async () => {
      const one = await session(await started(start()), {
        statelessWire: true,
      });
      assert.ok(one.connected.kind === 'connected');
      assert.equal(one.connected.session.era, '2025');
      assert.equal(one.connected.session.protocolVersion, '2025-11-25');
      const listed = await one.call({ kind: 'list-tools' });
      assert.ok(listed.kind === 'tools' && listed.tools.length === 3);
      assert.deepEqual(await one.call(sum), { kind: 'called', text: '3', isError: false });
      const [asked, opened, ...rest] = one.exchanges();
      assert.deepEqual([asked, opened], ['POST server/discover 400', 'POST initialize 200']);
      assert.ok(rest.every((exchange) => !exchange.includes('discover')));
      assert.deepEqual(
        one
          .requests()
          .slice(0, 2)
          .map(({ because }) => because),
        ['Asks which revisions the server speaks.', 'Opens the session.'],
      );
    });
  }

  test('an address without a server is tried both ways', async () => {
    const url = await started(startMcpServer({ name: 'notes', auth: 'none' }));
    const one = await session(`${url}/elsewhere`, { statelessWire: true });
    assert.ok(one.connected.kind === 'failed');
    assert.equal(one.connected.status, 404);
    assert.deepEqual(one.exchanges(), ['POST server/discover 404', 'POST initialize 404']);
  });
});

describe('a server of HTTP+SSE', () => {
  test('is never asked for the newer wire', async () => {
    const url = await started(startSsePair());
    const wish = { statelessWire: true, transport: 'sse' } as const;
    const refused = await session(url, wish);
    assert.ok(refused.connected.kind === 'failed');
    assert.equal(refused.connected.status, 401);
    assert.deepEqual(refused.exchanges(), ['GET 401']);

    const { body } = await getJson(
      url.replace('/sse', '/.well-known/oauth-protected-resource/sse'),
    );
    const [issuer] = body['authorization_servers'] as readonly string[];
    const client = await registerTestClient(issuer ?? '');
    const { tokens } = await signIn(client, { scope: 'notes:read', resource: url });
    const one = await session(url, { ...wish, token: String(tokens.body['access_token']) });
    assert.ok(one.connected.kind === 'connected');
    assert.equal(one.connected.session.era, '2025');
    assert.equal(one.connected.session.transport, 'sse');
    assert.deepEqual(await one.call(sum), { kind: 'called', text: '3', isError: false });
  });
});

describe('a refusal is the answer, whatever the wire', () => {
  const servers: readonly {
    readonly kind: string;
    readonly start: (admit: Admit) => Promise<Running>;
  }[] = [
    { kind: 'a server of 2026-07-28', start: (admit) => startModern('modern', refusing(admit)) },
    { kind: 'a server of 2025-11-25', start: startLegacy },
  ];
  for (const { kind, start } of servers) {
    for (const statelessWire of [true, false]) {
      test(`${kind}, ${statelessWire ? 'newer' : 'older'} wire: 401 with its challenge`, async () => {
        const one = await session(await started(start(guard)), { statelessWire, token: 'bad' });
        assert.ok(one.connected.kind === 'failed');
        assert.equal(one.connected.status, 401);
        assert.equal(Object.fromEntries(one.connected.headers)['www-authenticate'], challenge);
        assert.equal(one.exchanges().length, 1);
      });
    }

    test(`C46: ${kind}: the token goes with every request`, async () => {
      const wish = { statelessWire: true, token: 'good' };
      const one = await session(await started(start(guard)), wish);
      assert.equal(one.connected.kind, 'connected');
      await one.call({ kind: 'list-tools' });
      await one.close();
      assert.ok(one.requests().length >= 2);
      for (const { request } of one.requests()) {
        assert.equal(Object.fromEntries(request.headers)['authorization'], 'Bearer good');
      }
    });

    test(`${kind}: a 403 for one request is passed on`, async () => {
      const more = 'Bearer error="insufficient_scope", scope="notes:write"';
      const admit: Admit = (_authorization, method) =>
        method === 'tools/list' ? { let: 'out', status: 403, challenge: more } : { let: 'in' };
      const one = await session(await started(start(admit)), { statelessWire: true });
      assert.equal(one.connected.kind, 'connected');
      const refused = await one.call({ kind: 'list-tools' });
      assert.ok(refused.kind === 'failed');
      assert.equal(refused.status, 403);
      assert.equal(Object.fromEntries(refused.headers)['www-authenticate'], more);
    });
  }
});
