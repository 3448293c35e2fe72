import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '../../../src/model/wire';
import { recordedSession } from './recorded-session';

const url = 'https://mcp.example/mcp';
const never = new Promise<never>(() => {});

interface Message {
  readonly id?: number | string;
  readonly method: string;
  readonly params?: { readonly [name: string]: Json };
}

/** What a server answers to one JSON-RPC message. */
type Answer = (message: Message) => Response | Promise<Response>;

function session(answer: Answer, timeout = 2000) {
  return recordedSession(url, {
    statelessWire: true,
    timeout,
    fetch: async (_url, init) => {
      if (init.method !== 'POST') return new Response(null, { status: 405 });
      const aborted = new Promise<never>((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason), { once: true });
      });
      return Promise.race([answer(JSON.parse(String(init.body))), aborted]);
    },
  });
}

function send(value: unknown, status = 200): Response {
  return Response.json(value, { status });
}

function result(message: Message, value: object): Response {
  return send({ jsonrpc: '2.0', id: message.id, result: { resultType: 'complete', ...value } });
}

function failing(message: Message, status: number, error: object): Response {
  return send({ jsonrpc: '2.0', id: message.id, error }, status);
}

/** A server that is healthy but for `change`. */
function modern(change: (message: Message) => Response | Promise<Response> | undefined): Answer {
  return (message) => {
    const changed = change(message);
    if (changed !== undefined) return changed;
    const kept = { ttlMs: 0, cacheScope: 'private' };
    switch (message.method) {
      case 'server/discover':
        return result(message, {
          supportedVersions: ['2026-07-28'],
          capabilities: { tools: {} },
          ...kept,
        });
      case 'tools/list':
        return result(message, {
          tools: [{ name: 'add', inputSchema: { type: 'object' } }],
          ...kept,
        });
      default:
        return result(message, { content: [{ type: 'text', text: 'done' }] });
    }
  };
}

/** Answers `initialize`, and `server/discover` as told. */
function legacy(discover: (message: Message) => Response): Answer {
  return (message) => {
    if (message.method === 'server/discover') return discover(message);
    if (message.method === 'notifications/initialized') return new Response(null, { status: 202 });
    return send({
      jsonrpc: '2.0',
      id: message.id,
      result: {
        protocolVersion: '2025-06-18',
        capabilities: {},
        serverInfo: { name: 'old', version: '1' },
      },
    });
  };
}

test('a server that gives no name is unnamed', async () => {
  const one = session(modern(() => undefined));
  const connected = await one.call({ kind: 'connect' });
  assert.ok(connected.kind === 'connected');
  assert.equal(connected.session.serverName, 'unnamed');
  assert.equal(connected.session.protocolVersion, '2026-07-28');
});

test('each way of a server to say that it is of before is followed by initialize', async () => {
  const ways: readonly ((message: Message) => Response)[] = [
    (message) =>
      failing(message, 400, { code: -32022, message: 'no', data: { supported: ['2025-06-18'] } }),
    (message) => failing(message, 400, { code: -32000, message: 'no session' }),
    (message) => failing(message, 200, { code: -32601, message: 'unknown method' }),
    (message) => failing(message, 404, { code: -32601, message: 'unknown method' }),
    (message) => send({ jsonrpc: '2.0', id: message.id, result: {} }),
    (message) => result(message, { supportedVersions: ['2025-06-18'], capabilities: {} }),
    () => new Response('Bad Request', { status: 400 }),
    () => new Response(null, { status: 405 }),
    (message) =>
      new Response(
        `event: message\ndata: {"jsonrpc":"2.0","id":${JSON.stringify(message.id)},"error":{"code":-32601,"message":"no"}}\n\n`,
        { headers: { 'content-type': 'text/event-stream' } },
      ),
  ];
  for (const [at, way] of ways.entries()) {
    const one = session(legacy(way));
    const connected = await one.call({ kind: 'connect' });
    assert.ok(connected.kind === 'connected', `way ${at}: ${JSON.stringify(connected)}`);
    assert.equal(connected.session.protocolVersion, '2025-06-18');
    const [asked, opened] = one.exchanges();
    assert.match(asked ?? '', /^POST server\/discover/);
    assert.equal(opened, 'POST initialize 200');
    await one.close();
  }
});

test('no other answer is followed by initialize', async () => {
  const answers: readonly (readonly [Answer, RegExp])[] = [
    [
      (message) => failing(message, 400, { code: -32020, message: 'Header mismatch' }),
      /^Header mismatch$/,
    ],
    [
      (message) =>
        failing(message, 400, {
          code: -32022,
          message: 'Too old',
          data: { supported: ['2027-01-01'] },
        }),
      /^Too old \(the server speaks 2027-01-01\)$/,
    ],
    [() => send({ error: 'invalid_token' }, 401), /401/],
    [() => send({ error: 'insufficient_scope' }, 403), /403/],
    [() => send('slow down', 429), /2026-07-28/],
    [() => send('broken', 500), /500/],
    [() => new Response('<html>', { headers: { 'content-type': 'text/html' } }), /content type/],
    [() => new Response('{', { headers: { 'content-type': 'application/json' } }), /unusable/],
    [() => Promise.reject(new TypeError('fetch failed')), /could not be reached/],
  ];
  for (const [answer, words] of answers) {
    const one = session(answer);
    const connected = await one.call({ kind: 'connect' });
    assert.ok(connected.kind === 'failed');
    assert.match(connected.message, words);
    assert.equal(one.exchanges().length, 1, connected.message);
    await one.close();
  }
});

test('a wrong revision is corrected once and not again', async () => {
  let asked = 0;
  const one = session((message) => {
    asked += 1;
    return failing(message, 400, {
      code: -32022,
      message: 'no',
      data: { supported: ['2026-07-28'] },
    });
  });
  const connected = await one.call({ kind: 'connect' });
  assert.equal(connected.kind, 'failed');
  assert.equal(asked, 2);
});

for (const silent of ['server/discover', 'tools/list', 'tools/call']) {
  test(`a server that never answers ${silent} is given up in time`, async () => {
    const begun = performance.now();
    const one = session(
      modern(({ method }) => (method === silent ? never : undefined)),
      200,
    );
    const results = [
      await one.call({ kind: 'connect' }),
      await one.call({ kind: 'list-tools' }),
      await one.call({ kind: 'call-tool', name: 'add', arguments: {} }),
    ];
    assert.ok(results.some(({ kind }) => kind === 'failed'));
    await one.close();
    assert.ok(performance.now() - begun < 1500);
  });
}

for (const [during, answer] of [
  ['discovery', (): Promise<never> => never],
  [
    'the opening of the older session',
    ({ method }: Message): Response | Promise<never> =>
      method === 'server/discover' ? new Response(null, { status: 404 }) : never,
  ],
] as const) {
  test(`a session that is closed during ${during} lets go at once`, async () => {
    const begun = performance.now();
    const one = session(answer, 30_000);
    const connecting = one.call({ kind: 'connect' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await one.close();
    assert.deepEqual(await connecting, {
      kind: 'failed',
      message: 'the session was closed',
      headers: [],
    });
    assert.ok(performance.now() - begun < 1500);
    const asked = one.exchanges().length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(one.exchanges().length, asked);
  });
}

test('answers that are no answers fail the call and not the program', async () => {
  const bodies = [
    '',
    'no',
    '[]',
    '{}',
    'null',
    '7',
    '{"jsonrpc":"2.0","id":0}',
    '{"jsonrpc":"2.0","id":0,"result":{"tools":[]}}',
    '{"jsonrpc":"2.0","id":0,"result":{"resultType":"complete","tools":7}}',
    '{"jsonrpc":"2.0","id":0,"result":{"resultType":"partial","tools":[]}}',
    '{"jsonrpc":"2.0","id":0,"result":{"resultType":"input_required"}}',
    `{"jsonrpc":"2.0","id":0,"result":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  ];
  for (const body of bodies) {
    const one = session(
      modern(({ method }) =>
        method === 'tools/list'
          ? new Response(body, { headers: { 'content-type': 'application/json' } })
          : undefined,
      ),
      300,
    );
    await one.call({ kind: 'connect' });
    const listed = await one.call({ kind: 'list-tools' });
    assert.equal(listed.kind, 'failed', body.slice(0, 60));
    await one.close();
  }
});

test('a session that is not open lists nothing', async () => {
  const one = session(() => Promise.reject(new TypeError('fetch failed')));
  await one.call({ kind: 'connect' });
  assert.equal((await one.call({ kind: 'list-tools' })).kind, 'failed');
});

test('a tool that asks for input all the same is an answer that says so', async () => {
  const inputRequests = {
    sure: { method: 'elicitation/create', params: { message: 'Sure?', requestedSchema: {} } },
  };
  const one = session(
    modern((message) =>
      message.method === 'tools/call'
        ? result(message, { resultType: 'input_required', inputRequests })
        : undefined,
    ),
  );
  await one.call({ kind: 'connect' });
  assert.deepEqual(await one.call({ kind: 'call-tool', name: 'add', arguments: {} }), {
    kind: 'called',
    text: 'The tool asks for input before it goes on (elicitation/create), and this client gives none.',
    isError: false,
  });
});

test('a tool’s error is an answer, and parts that are no text are named', async () => {
  const content = [
    { type: 'text', text: 'no' },
    { type: 'image', data: '', mimeType: 'a/b' },
  ];
  const one = session(
    modern((message) =>
      message.method === 'tools/call' ? result(message, { content, isError: true }) : undefined,
    ),
  );
  await one.call({ kind: 'connect' });
  assert.deepEqual(await one.call({ kind: 'call-tool', name: 'add', arguments: {} }), {
    kind: 'called',
    text: 'no\n[image]',
    isError: true,
  });
});

test('what a tool returns is shown even where it breaks the tool’s own schema', async () => {
  const one = session(
    modern((message) => {
      if (message.method === 'tools/list') {
        return result(message, {
          tools: [
            {
              name: 'add',
              inputSchema: { type: 'object' },
              outputSchema: { type: 'object', properties: { sum: { pattern: '((' } } },
            },
          ],
          ttlMs: 0,
          cacheScope: 'private',
        });
      }
      return message.method === 'tools/call'
        ? result(message, {
            content: [{ type: 'text', text: 'x' }],
            structuredContent: { sum: 'x' },
          })
        : undefined;
    }),
  );
  await one.call({ kind: 'connect' });
  await one.call({ kind: 'list-tools' });
  const called = await one.call({ kind: 'call-tool', name: 'add', arguments: {} });
  assert.deepEqual(called, { kind: 'called', text: 'x', isError: false });
});

test('an answer that is too long to keep is still read to its end', async () => {
  const one = session(
    modern((message) =>
      message.method === 'server/discover'
        ? result(message, {
            supportedVersions: ['2026-07-28'],
            capabilities: {},
            instructions: 'x'.repeat(200_000),
            ttlMs: 0,
            cacheScope: 'private',
          })
        : undefined,
    ),
  );
  const connected = await one.call({ kind: 'connect' });
  assert.ok(connected.kind === 'connected');
  assert.equal(connected.session.instructions?.length, 200_000);
});
