import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StepId } from '../../../src/model/flow';
import type { JudgedTrace, TraceExchange } from '../../../src/model/trace';
import { type Answer, type Change, createWorld, json, rpcOf, type Seen } from './world';

const never = new Promise<never>(() => {});
const limits = { sessionMs: 300, ms: 300 };

async function trace(change: Change): Promise<{ trace: JudgedTrace; requests: readonly Seen[] }> {
  const world = createWorld({ change });
  const flow = world.flow({ limits });
  flow.go('continue');
  return { trace: await flow.ended(), requests: world.requests };
}

function exchanges(of: JudgedTrace, id: StepId): readonly TraceExchange[] {
  return of.steps.find((step) => step.id === id)?.exchanges ?? [];
}

function when(
  method: string,
  answer: (seen: Seen) => Answer | Response | Promise<Response>,
): Change {
  return (seen) =>
    seen.endpoint === 'session' && rpcOf(seen).method === method ? answer(seen) : undefined;
}

test('a session has its requests on record, each with the token', async () => {
  const { trace: good, requests } = await trace(() => undefined);
  assert.equal(good.status, 'signed-in');
  assert.deepEqual(
    exchanges(good, 'connect').map(({ request, response }) => [request.method, response?.status]),
    [
      ['POST', 200],
      ['POST', 202],
      ['GET', 405],
    ],
  );
  const session = requests.filter(({ endpoint }) => endpoint === 'session');
  assert.ok(session.every(({ headers }) => headers.get('authorization')?.startsWith('Bearer ey')));
  assert.equal(session.at(-1)?.method, 'DELETE');
  const shown = exchanges(good, 'connect')[0]?.request.headers ?? [];
  assert.match(
    shown.find(([name]) => name === 'authorization')?.[1] ?? '',
    /^Bearer ‹\d+ characters›$/,
  );
});

for (const method of ['initialize', 'notifications/initialized', 'tools/list']) {
  test(`a server that never answers ${method} is not waited for without end`, async () => {
    const begun = performance.now();
    const { trace: stopped } = await trace(when(method, () => never));
    assert.equal(stopped.stop?.code, 'session-failed');
    assert.ok(performance.now() - begun < 2000);
  });
}

test('a server that does not let go of a session is left all the same', async () => {
  const begun = performance.now();
  const { trace: good } = await trace((seen) => (seen.method === 'DELETE' ? never : undefined));
  assert.equal(good.status, 'signed-in');
  assert.ok(performance.now() - begun < 4000);
});

test('an event stream that opens and stays silent is given up (HTTP+SSE)', async () => {
  const world = createWorld({
    change: (seen) =>
      seen.endpoint === 'session' && seen.method === 'GET' && seen.headers.has('authorization')
        ? new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } })
        : seen.endpoint === 'session'
          ? json({}, 401, { 'www-authenticate': 'Bearer' })
          : undefined,
  });
  const flow = world.flow({
    limits,
    server: { name: 'sse', url: 'https://mcp.example/mcp', transport: 'sse', headers: {} },
  });
  flow.go('continue');
  const { stop, status } = await flow.ended();
  assert.equal(status, 'stopped');
  assert.equal(stop?.step, 'connect');
});

test('a body larger than ten megabytes ends the call, and is kept in part', async () => {
  const chunk = new Uint8Array(1_000_000).fill(120);
  let sent = 0;
  const { trace: stopped } = await trace(
    when(
      'tools/list',
      () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              sent += 1;
              controller.enqueue(chunk);
              if (sent > 60) controller.close();
            },
          }),
          { headers: { 'content-type': 'application/json' } },
        ),
    ),
  );
  assert.equal(stopped.stop?.code, 'session-failed');
  const [exchange] = exchanges(stopped, 'list-tools');
  assert.ok((exchange?.response?.body.text.length ?? 0) <= 100_100);
  assert.ok(sent < 30);
});

test('C48: a redirect of the session to another origin is shown and not followed', async () => {
  const { trace: stopped, requests } = await trace(
    when('tools/list', () => ({
      status: 307,
      headers: { location: 'https://elsewhere.example/mcp' },
      body: '',
    })),
  );
  assert.equal(stopped.status, 'stopped');
  assert.equal(exchanges(stopped, 'list-tools')[0]?.failure?.kind, 'redirect-refused');
  assert.ok(requests.every(({ url }) => !url.includes('elsewhere')));
});

test('C48: an endpoint event that points elsewhere gets no token (HTTP+SSE)', async () => {
  const world = createWorld({
    change: (seen) =>
      seen.endpoint === 'session' && seen.method === 'GET' && seen.headers.has('authorization')
        ? new Response(
            new ReadableStream({
              start: (controller) =>
                controller.enqueue(
                  new TextEncoder().encode('event: endpoint\ndata: https://evil.example/mcp\n\n'),
                ),
            }),
            { headers: { 'content-type': 'text/event-stream' } },
          )
        : seen.endpoint === 'session'
          ? json({}, 401, {
              'www-authenticate':
                'Bearer resource_metadata="https://mcp.example/.well-known/oauth-protected-resource/mcp"',
            })
          : undefined,
  });
  const flow = world.flow({
    limits,
    server: { name: 'sse', url: 'https://mcp.example/mcp', transport: 'sse', headers: {} },
  });
  flow.go('continue');
  const { stop } = await flow.ended();
  assert.equal(stop?.step, 'connect');
  assert.ok(world.requests.every(({ url }) => !url.includes('evil')));
});

test('refusals of every call stop with the status, and other failures with their words', async () => {
  for (const [status, code] of [
    [401, 'token-not-accepted'],
    [403, 'token-not-accepted'],
    [404, 'session-failed'],
    [500, 'session-failed'],
  ] as const) {
    for (const method of ['initialize', 'tools/list']) {
      const { trace: stopped } = await trace(
        when(method, () => ({ status, headers: {}, body: 'no' })),
      );
      assert.equal(stopped.stop?.code, code, `${method} ${status}`);
    }
  }
});

for (const [code, says] of [
  ['ECONNREFUSED', 'the server could not be reached.'],
  ['ETIMEDOUT', 'the server did not give a whole answer in time.'],
  ['CERT_HAS_EXPIRED', 'the server has no TLS connection that can be trusted.'],
] as const) {
  for (const method of ['initialize', 'tools/list']) {
    test(`a session that ends in ${code} at ${method} stops with what is on record of it`, async () => {
      const cause = Object.assign(new Error('secret words of the runtime'), { code });
      const { trace: stopped } = await trace(
        when(method, () => Promise.reject(new TypeError('fetch failed', { cause }))),
      );
      assert.equal(stopped.stop?.says, `The session could not be used: ${says}`);
    });
  }
}

test('messages that are no messages fail the call and not the program', async () => {
  for (const body of [
    '',
    'no',
    '[]',
    '{}',
    'null',
    '7',
    '{"jsonrpc":"2.0","id":1}',
    '{"jsonrpc":"2.0","id":1,"result":{"tools":7}}',
    `{"jsonrpc":"2.0","id":1,"result":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  ]) {
    const { trace: stopped } = await trace(
      when('tools/list', () => ({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body,
      })),
    );
    assert.equal(stopped.stop?.step, 'list-tools', body.slice(0, 40));
  }
});

test('a server without tools is asked for none, and a tool’s error is an answer', async () => {
  const { trace: none, requests } = await trace((seen) =>
    seen.endpoint === 'session' && rpcOf(seen).method === 'initialize'
      ? json({
          jsonrpc: '2.0',
          id: rpcOf(seen).id,
          result: {
            protocolVersion: '2025-11-25',
            capabilities: { prompts: {} },
            serverInfo: { name: 'n', version: '1' },
            instructions: 'Be kind.',
          },
        })
      : undefined,
  );
  assert.deepEqual(none.facts.tools, []);
  assert.equal(none.facts.session?.instructions, 'Be kind.');
  assert.ok(requests.every((seen) => rpcOf(seen).method !== 'tools/list'));

  const world = createWorld({
    change: (seen) =>
      seen.endpoint === 'session' && rpcOf(seen).method === 'tools/call'
        ? json({
            jsonrpc: '2.0',
            id: rpcOf(seen).id,
            result: {
              isError: true,
              content: [
                { type: 'text', text: 'no' },
                { type: 'image', data: '', mimeType: 'a/b' },
              ],
            },
          })
        : undefined,
  });
  const call = { tool: 'add', arguments: { a: 1 } };
  const flow = world.flow({ settings: { overrides: [], loginTimeout: 5, call } });
  flow.go('continue');
  const called = await flow.ended();
  assert.deepEqual(called.facts.called, { tool: 'add', text: 'no\n[image]', isError: true });
});
