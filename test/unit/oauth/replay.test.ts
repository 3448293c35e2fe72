import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged, replayed, traceFile } from '../../../src/core';
import type { JudgedTrace } from '../../../src/model/trace';
import type { Flow } from '../../../src/oauth/engine';
import { type Answer, type Change, createWorld, json, serverUrl, type World } from './world';

/** As it is in a file, and nothing else of the run is left. */
function saved(trace: JudgedTrace): JudgedTrace {
  const opened = traceFile.read(traceFile.write(trace));
  assert.ok(opened.ok, opened.ok ? '' : opened.why);
  return judged(opened.trace);
}

async function recorded(world: World, request: Parameters<World['flow']>[0]): Promise<JudgedTrace> {
  const flow = world.flow({ revision: '2026-07-28', ...request });
  flow.go('continue');
  return saved(await flow.ended());
}

const settings = { overrides: [], loginTimeout: 1 };
const rulesOf = ({ findings }: JudgedTrace) => findings.map(({ rule }) => rule);
const stepOf = (trace: JudgedTrace, id: string) => trace.steps.find((step) => step.id === id);
const stateOf = (trace: JudgedTrace, id: string) => stepOf(trace, id)?.state;

/** Metadata of the authorization server with these members in it, or without those that are undefined. */
function metadata(members: object): Change {
  return ({ endpoint }, answer) =>
    endpoint === 'server-metadata' ? json({ ...JSON.parse(answer.body), ...members }) : undefined;
}

/** Brings the browser back with these parameters; null takes one out. */
function back(parameters: { readonly [name: string]: string | null }) {
  return (url: URL): URL => {
    for (const [name, value] of Object.entries(parameters)) {
      if (value === null) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    return url;
  };
}

async function settled(flow: Flow): Promise<void> {
  for (let turns = 0; turns < 2000; turns += 1) {
    if (flow.trace().status !== 'running' || flow.loginUrl() !== undefined) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.fail(`still ${flow.trace().status}`);
}

test('a recording that was broken off replays up to where it stood, at every step and request', async () => {
  for (const pace of ['next', 'into'] as const) {
    const world = createWorld();
    const flow = world.flow({ revision: '2026-07-28', pause: 'step' });
    let stands = 0;
    for (; flow.trace().status === 'ready' || flow.trace().status === 'paused'; stands += 1) {
      flow.go(pace);
      await settled(flow);
      const trace = saved(flow.trace());
      assert.deepEqual(replayed(trace), trace);
    }
    assert.equal(flow.trace().status, 'signed-in');
    assert.ok(stands > 12, `${stands}`);
  }
});

test('so does one that was called off while the browser was open', async () => {
  const world = createWorld({ browser: 'waits' });
  const flow = world.flow({ revision: '2026-07-28' });
  flow.go('continue');
  await settled(flow);
  const waiting = saved(flow.trace());
  assert.deepEqual(replayed(waiting), waiting);
  flow.stop();
  const trace = saved(await flow.ended());
  assert.equal(trace.status, 'cancelled');
  assert.deepEqual(replayed(trace), trace);
});

test('an older revision goes on past a stop that a newer one has, up to what nobody recorded', async () => {
  const world = createWorld({ change: metadata({ code_challenge_methods_supported: undefined }) });
  const trace = await recorded(world, {});
  assert.equal(trace.stop?.code, 'pkce-not-advertised');
  const older = replayed(trace, { revision: '2025-06-18' });
  assert.equal(stateOf(older, 'server-metadata'), 'done');
  assert.equal(older.status, 'stopped');
  assert.deepEqual(older.stop, {
    code: 'not-recorded',
    says: 'The recording holds no redirect URI.',
    step: 'client-identity',
  });
  assert.deepEqual(rulesOf(older), ['not-recorded']);
  assert.equal(older.findings[0]?.severity, 'info');
  // By the same revision the recording answers all that it is asked.
  assert.deepEqual(replayed(older), older);
});

test('an override goes on past a stop, and is on record', async () => {
  const world = createWorld({ change: metadata({ issuer: 'https://other.example' }) });
  const trace = await recorded(world, {});
  assert.equal(trace.stop?.code, 'issuer-mismatch');
  const past = replayed(trace, { overrides: ['issuer-mismatch'] });
  assert.deepEqual(past.overrides, ['issuer-mismatch']);
  assert.deepEqual(past.run.settings.overrides, ['issuer-mismatch']);
  assert.equal(past.facts.authorizationServer?.issuer, 'https://other.example');
  assert.equal(past.stop?.code, 'not-recorded');
  // An override that is taken back leads to the stop again.
  const withOverride = { ...settings, overrides: ['issuer-mismatch', 'iss-mismatch'] };
  const passed = await recorded(world, { settings: withOverride });
  assert.equal(passed.status, 'signed-in');
  assert.equal(replayed(passed, { overrides: [] }).stop?.code, 'issuer-mismatch');
});

test('what was not asked then is named by method, address and message', async () => {
  const trace = await recorded(createWorld(), { revision: '2025-03-26' });
  assert.equal(trace.status, 'signed-in');
  const newer = replayed(trace, { revision: '2026-07-28' });
  assert.equal(
    newer.stop?.says,
    'The recording holds no answer to GET https://mcp.example/.well-known/oauth-protected-resource/mcp.',
  );
});

/** Lets everybody in: by the wire of 2025, or by both. */
function open(modern: boolean, stream = false): Change {
  return ({ body, method, url, headers }) => {
    if (url !== serverUrl || method !== 'POST') return undefined;
    const { id, method: rpc } = JSON.parse(body);
    if (id === undefined) return { status: 202, headers: {}, body: '' };
    const legacy = rpc === 'initialize' || headers.has('authorization') || rpc === 'tools/list';
    const serverInfo = { name: 'open', version: '1' };
    const result =
      rpc === 'tools/list'
        ? { tools: [{ name: 'add', description: 'Adds.', inputSchema: { type: 'object' } }] }
        : { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo };
    const error = { code: -32601, message: 'no such method' };
    const message = { jsonrpc: '2.0', id, ...(legacy || modern ? { result } : { error }) };
    if (!stream) return json(message);
    const text = `event: message\r\ndata: ${JSON.stringify(message)}\r\n\r\n`;
    return { status: 200, headers: { 'content-type': 'text/event-stream' }, body: text };
  };
}

test('a server of 2025 that is open: discover is one request and initialize another', async () => {
  for (const stream of [false, true]) {
    const trace = await recorded(createWorld({ change: open(false, stream) }), {});
    assert.equal(trace.status, 'open', trace.stop?.says);
    assert.equal(stepOf(trace, 'first-request')?.exchanges.length, 2);
    assert.deepEqual(replayed(trace), trace);
    const older = replayed(trace, { revision: '2025-11-25' });
    assert.equal(older.status, 'open');
    assert.equal(stepOf(older, 'first-request')?.exchanges.length, 1);
    const first = await recorded(createWorld({ change: open(false, stream) }), {
      revision: '2025-11-25',
    });
    assert.equal(
      replayed(first, { revision: '2026-07-28' }).stop?.says,
      `The recording holds no answer to POST ${serverUrl} (server/discover).`,
    );
  }
});

test('a refusal is the answer to any message, since nobody has read it', async () => {
  const trace = await recorded(createWorld(), {});
  assert.equal(trace.status, 'signed-in');
  const older = replayed(trace, { revision: '2025-11-25' });
  assert.equal(older.status, 'signed-in');
  const [exchange] = stepOf(older, 'first-request')?.exchanges ?? [];
  assert.match(exchange?.request.body?.text ?? '', /server\/discover/);
});

test('an error from another issuer is dropped by revisions that check it, and by no other', async () => {
  const foreign = { iss: 'https://evil.example', error: 'access_denied', code: null };
  const world = createWorld({ browser: back(foreign) });
  const dropped = await recorded(world, {});
  assert.equal(dropped.stop?.code, 'iss-mismatch');
  const older = replayed(dropped, { revision: '2025-11-25' });
  assert.equal(older.stop?.says, 'The recording holds no login.');
  const read = await recorded(world, { revision: '2025-11-25' });
  assert.equal(read.stop?.code, 'authorization-refused');
  const newer = replayed(read, { revision: '2026-07-28' });
  assert.equal(newer.stop?.code, 'iss-mismatch');
  assert.equal(newer.facts.authorizationResponse?.error, undefined);
  assert.deepEqual(replayed(newer), newer);
});

test('a code from another issuer goes to the token endpoint by an older revision, which nobody saw', async () => {
  const world = createWorld({ browser: back({ iss: 'https://evil.example' }) });
  const trace = await recorded(world, {});
  const older = replayed(trace, { revision: '2025-11-25' });
  assert.equal(older.stop?.says, 'The recording holds no answer to POST https://as.example/token.');
  assert.deepEqual(rulesOf(older), ['iss-ignored', 'not-recorded']);
});

test('a client of before that is gone: each step remembers what it knew then', async () => {
  let refuses = false;
  const world = createWorld({
    change: ({ endpoint }) =>
      refuses && endpoint === 'token' ? json({ error: 'invalid_client' }, 401) : undefined,
  });
  const first = await recorded(world, {});
  assert.equal(first.status, 'signed-in');
  refuses = true;
  const trace = await recorded(world, {});
  assert.deepEqual(trace.run.rounds, { 'stale-client': 1 });
  assert.equal(stepOf(trace, 'registration')?.memory, undefined);
  assert.deepEqual(stepOf(trace, 'client-identity')?.memory, { rounds: {} });
  assert.equal(trace.facts.clientIdentity?.scopeSource, 'challenge');
  assert.deepEqual(replayed(trace), trace);
});

test('wherever the user goes back to, the recording is of the way that was taken last', async () => {
  let refuses = false;
  const world = createWorld({
    change: ({ endpoint }) =>
      refuses && endpoint === 'token' ? json({ error: 'invalid_client' }, 401) : undefined,
  });
  await recorded(world, {});
  refuses = true;
  const flow = world.flow({ revision: '2026-07-28' });
  flow.go('continue');
  const { steps } = await flow.ended();
  refuses = false;
  for (const { id, state } of steps) {
    if (state === 'waiting') break;
    flow.rewind(id);
    const paused = saved(flow.trace());
    assert.deepEqual(replayed(paused), paused, `back to ${id}`);
    flow.go('continue');
    const trace = saved(await flow.ended());
    assert.equal(trace.status, 'signed-in');
    assert.deepEqual(replayed(trace), trace, `on from ${id}`);
  }
});

test('a request that the user has changed gets its answer, wherever it went', async () => {
  const world = createWorld();
  const flow = world.flow({ revision: '2026-07-28', pause: 'step' });
  for (let turn = 0; turn < 3; turn += 1) {
    flow.go('next');
    await settled(flow);
  }
  const url = 'https://mcp.example/.well-known/oauth-protected-resource/mcp?tenant=1';
  assert.ok(flow.edit({ url }));
  flow.setBreakpoints({ everyStep: false, findings: false });
  flow.go('continue');
  const trace = saved(await flow.ended());
  const [exchange] = stepOf(trace, 'resource-metadata')?.exchanges ?? [];
  assert.equal(exchange?.edited, true);
  assert.equal(exchange?.request.url, url);
  assert.deepEqual(replayed(trace), trace);
});

test('an address that was refused then is not asked now, and its refusal is no answer any more', async () => {
  const world = createWorld({ change: metadata({ registration_endpoint: 'https://10.0.0.1/r' }) });
  const trace = await recorded(world, {});
  assert.equal(trace.stop?.code, 'private-address');
  assert.deepEqual(replayed(trace), trace);
  const past = replayed(trace, { overrides: ['private-address'] });
  assert.equal(past.stop?.says, 'The recording holds no answer to POST https://10.0.0.1/r.');
});

test('a key in the address of the server is masked, and the address still one', async () => {
  const url = `${serverUrl}?api_key=canary-0123456789/+&x=1`;
  const world = createWorld({
    change: ({ endpoint, url: asked }, answer): Answer | undefined => {
      if (endpoint !== 'resource-metadata') return undefined;
      assert.ok(!asked.includes('canary') || asked.includes('api_key='));
      return json({ ...JSON.parse(answer.body), resource: url });
    },
  });
  const server = { name: 'notes', url, transport: 'http', headers: {} } as const;
  const trace = await recorded(world, { server });
  assert.equal(trace.status, 'signed-in', trace.stop?.says);
  assert.ok(!JSON.stringify(trace).includes('canary'));
  assert.equal(trace.facts.resource?.source, 'metadata');
  assert.deepEqual(replayed(trace), trace);
  assert.equal(replayed(trace, { revision: '2025-11-25' }).status, 'signed-in');
});

test('where a masked value decided, the replay says so and does not guess', async () => {
  const headers = { 'X-Issuer': 'https://as.example' };
  const world = createWorld();
  const server = { name: 'notes', url: serverUrl, transport: 'http', headers } as const;
  const trace = await recorded(world, { server });
  assert.equal(trace.status, 'signed-in');
  const again = replayed(trace);
  assert.equal(again.stop?.code, 'not-recorded');
  assert.match(again.stop?.says ?? '', /masked/);
  assert.deepEqual(rulesOf(again), ['not-recorded']);
});

test('a server that has its own address masked leaves nothing to replay', async () => {
  const world = createWorld({
    change: ({ endpoint }, answer) =>
      endpoint === 'token'
        ? json({ ...JSON.parse(answer.body), id_token: `${serverUrl}/` })
        : undefined,
  });
  const trace = await recorded(world, {});
  assert.match(trace.server.url, /^‹\d+ characters›$/);
  const again = replayed(trace);
  assert.equal(again.stop?.says, 'The recording holds no address of the server.');
});

test('what the user typed under a secret name is in no part of the trace', async () => {
  const canary = 'canary-0123456789';
  const asked = {
    ...settings,
    extraParameters: { api_key: canary, audience: 'https://api.example' },
    call: { tool: 'add', arguments: { token: canary, a: 1 } },
  };
  const world = createWorld();
  const flow = world.flow({ revision: '2026-07-28', settings: asked });
  flow.go('continue');
  const trace = await flow.ended();
  assert.ok(world.pages.some((page) => page.includes(canary)));
  assert.ok(!JSON.stringify(trace).includes(canary));
  assert.equal(trace.run.settings.extraParameters?.['audience'], 'https://api.example');
  assert.deepEqual(replayed(saved(trace)), saved(trace));
});

test('header fields and schemas of a session are not in the outcomes as they came', async () => {
  const refused: Answer = {
    status: 403,
    headers: { 'set-cookie': 'session=canary-0123456789', 'x-token': 'canary-9876543210' },
    body: '',
  };
  const failing = createWorld({
    change: ({ endpoint }) => (endpoint === 'session' ? refused : undefined),
  });
  const trace = await recorded(failing, {});
  assert.equal(trace.stop?.code, 'token-not-accepted');
  const [outcome] = stepOf(trace, 'connect')?.outcomes ?? [];
  assert.ok(outcome?.kind === 'wire' && outcome.result.kind === 'failed');
  assert.ok(outcome.result.headers.some(([name]) => name === 'set-cookie'));
  assert.ok(!JSON.stringify(trace).includes('canary'));
  const listed = await recorded(createWorld({ change: open(false) }), {});
  const [tools] = stepOf(listed, 'list-tools')?.outcomes ?? [];
  assert.ok(tools?.kind === 'wire' && tools.result.kind === 'tools');
  assert.deepEqual(tools.result.tools, [{ name: 'add', description: 'Adds.', inputSchema: {} }]);
});
