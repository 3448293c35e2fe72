import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeJwt } from 'jose';
import type { FlowRequest } from '../../../src/core';
import type { StepId } from '../../../src/model/flow';
import type { JudgedTrace, TraceExchange } from '../../../src/model/trace';
import type { Flow } from '../../../src/oauth/engine';
import { lastExchange, leavesNothing, quiet, settled, standsAt, stepOf } from './flow-driver';
import { createWorld, rpcOf, type Seen, serverUrl, type World } from './world';

const call = { tool: 'add', arguments: { a: 1 } };
const withCall: Partial<FlowRequest> = {
  settings: { overrides: [], loginTimeout: 5, call },
  server: {
    name: 'notes',
    url: serverUrl,
    transport: 'http',
    headers: { 'X-Key': 'key-0123456789' },
  },
};
const isCall = (seen: Seen): boolean => rpcOf(seen).method === 'tools/call';

/** Goes on until a request with this in its body is held. */
async function heldAt(flow: Flow, part: string): Promise<JudgedTrace> {
  for (let pauses = 0; pauses < 30; pauses += 1) {
    flow.go('continue');
    const trace = await settled(flow);
    assert.equal(trace.status, 'paused');
    if (trace.upcoming?.body?.includes(part)) return trace;
  }
  assert.fail(`${part} is never held`);
}

/** The exchanges of a step that have this in the body of the request. */
function exchangesWith(trace: JudgedTrace, step: StepId, part: string): readonly TraceExchange[] {
  return stepOf(trace, step).exchanges.filter(({ request }) => request.body?.text.includes(part));
}

function methodsOf(world: World, from = 0): readonly (string | undefined)[] {
  return world.requests
    .slice(from)
    .filter(({ endpoint }) => endpoint === 'session')
    .map((seen) => rpcOf(seen).method ?? seen.method);
}

test('a request of the session is held, shown, changed, sent and marked', async () => {
  const world = createWorld();
  const flow = world.flow(withCall);
  flow.setBreakpoints({ exchanges: ['mcp.example/mcp'] });
  const trace = await heldAt(flow, 'tools/call');
  assert.equal(standsAt(trace), 'call-tool');
  assert.equal(JSON.stringify(trace).includes('key-0123456789'), false);
  assert.equal(world.requests.some(isCall), false);
  const changed = (trace.upcoming?.body ?? '').replace('"a":1', '"a":2');
  assert.equal(flow.edit({ body: changed, headers: { 'X-Mine': 'yes' } }), true);
  assert.equal(flow.trace().upcoming?.edited, true);
  assert.equal(flow.trace().upcoming?.body, changed);
  flow.go('continue');
  const end = await flow.ended();
  assert.equal(end.status, 'signed-in');
  const sent = world.requests.filter(isCall);
  assert.equal(sent.length, 1);
  assert.equal(sent[0]?.body, changed);
  assert.equal(sent[0]?.headers.get('x-mine'), 'yes');
  assert.equal(sent[0]?.headers.get('x-key'), 'key-0123456789');
  assert.match(sent[0]?.headers.get('authorization') ?? '', /^Bearer /);
  const marked = end.steps.flatMap(({ exchanges }) => exchanges.filter(({ edited }) => edited));
  assert.equal(marked.length, 1);
  await leavesNothing(flow, world);
});

test('another origin gets neither the token nor the configured header nor the session', async () => {
  const world = createWorld();
  const flow = world.flow(withCall);
  flow.setBreakpoints({ exchanges: ['*'] });
  await heldAt(flow, 'tools/call');
  assert.equal(flow.edit({ url: 'https://evil.example/mcp' }), true);
  const names = flow.trace().upcoming?.headers.map(([name]) => name) ?? [];
  for (const name of ['x-key', 'mcp-session-id']) assert.equal(names.includes(name), false);
  flow.setBreakpoints({ exchanges: [] });
  flow.go('continue');
  assert.equal((await flow.ended()).stop?.step, 'call-tool');
  const sent = world.requests.find(({ url }) => url === 'https://evil.example/mcp');
  assert.ok(sent);
  for (const name of ['authorization', 'dpop', 'x-key', 'mcp-session-id'])
    assert.equal(sent.headers.has(name), false, name);
  await leavesNothing(flow, world);
});

test('the token of a request is replaced or taken out by the user', async () => {
  for (const authorization of ['Bearer typed-0123456789', null]) {
    const world = createWorld();
    const flow = world.flow(withCall);
    flow.setBreakpoints({ exchanges: ['mcp.example/mcp'] });
    await heldAt(flow, 'tools/call');
    flow.edit({ headers: { Authorization: authorization } });
    flow.setBreakpoints({ exchanges: [] });
    flow.go('continue');
    const trace = await flow.ended();
    const sent = world.requests.find(isCall);
    assert.equal(sent?.headers.get('authorization'), authorization);
    assert.equal(exchangesWith(trace, 'call-tool', 'tools/call')[0]?.edited, true);
    assert.equal(JSON.stringify(trace).includes('typed-0123456789'), false);
    await leavesNothing(flow, world);
  }
});

test('an edited request of the session that is sent again opens another session first', async () => {
  const world = createWorld();
  const flow = world.flow(withCall);
  flow.go('continue');
  const signedIn = await flow.ended();
  const before = world.requests.length;
  const [exchange] = exchangesWith(signedIn, 'call-tool', 'tools/call');
  assert.ok(exchange);
  const body = JSON.stringify({
    method: 'tools/call',
    params: { name: 'add', arguments: { a: 3 } },
    jsonrpc: '2.0',
    id: 2,
  });
  assert.equal(flow.resend(exchange.id, { body }), true);
  const trace = await settled(flow);
  assert.equal(standsAt(trace), 'call-tool');
  const made = methodsOf(world, before);
  assert.deepEqual(
    made.filter((method) => method?.includes('/') || method === 'initialize'),
    ['initialize', 'notifications/initialized', 'tools/list', 'tools/call'],
  );
  const edited = trace.steps.flatMap(({ exchanges }) => exchanges.filter((one) => one.edited));
  assert.deepEqual(
    edited.map((one) => one.request.body?.text.includes('"a": 3')),
    [true],
  );
  assert.equal(world.requests.findLast(isCall)?.body, body);
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  await leavesNothing(flow, world);
});

test('an edit of the request that opens the session goes into that one', async () => {
  const world = createWorld();
  const flow = world.flow(withCall);
  flow.go('continue');
  const signedIn = await flow.ended();
  const [opening] = stepOf(signedIn, 'connect').exchanges;
  assert.ok(opening);
  flow.resend(opening.id, { headers: { 'x-mine': 'opening' } });
  assert.equal(standsAt(await settled(flow)), 'connect');
  flow.go('continue');
  await flow.ended();
  const mine = world.requests.filter(({ headers }) => headers.get('x-mine') === 'opening');
  assert.deepEqual(
    mine.map((seen) => rpcOf(seen).method),
    ['initialize'],
  );
});

test('an edit goes with the request of the session that is made once more for its nonce', async () => {
  let refused = 0;
  const world = createWorld({
    change: (seen) => {
      if (!isCall(seen) || ++refused > 1) return undefined;
      const challenge = 'DPoP error="use_dpop_nonce"';
      return {
        status: 401,
        headers: { 'www-authenticate': challenge, 'dpop-nonce': 'nonce-1' },
        body: '',
      };
    },
  });
  const flow = world.flow({ settings: { overrides: [], loginTimeout: 5, call, dpop: true } });
  flow.setBreakpoints({ exchanges: ['mcp.example/mcp'] });
  await heldAt(flow, 'tools/call');
  flow.edit({ headers: { 'x-mine': 'yes' } });
  flow.go('continue');
  const again = await settled(flow);
  // The repetition is a request of its own, and a breakpoint holds it too.
  assert.equal(again.status, 'paused');
  assert.match(again.upcoming?.because ?? '', /nonce/);
  assert.ok(again.upcoming?.headers.some(([name]) => name === 'x-mine'));
  flow.go('continue');
  const trace = await flow.ended();
  assert.equal(trace.status, 'signed-in');
  const sent = world.requests.filter(isCall);
  assert.deepEqual(
    sent.map(({ headers }) => headers.get('x-mine')),
    ['yes', 'yes'],
  );
  assert.equal(decodeJwt(sent[1]?.headers.get('dpop') ?? '')['nonce'], 'nonce-1');
  assert.deepEqual(
    exchangesWith(trace, 'call-tool', 'tools/call').map(({ edited }) => edited),
    [true, true],
  );
});

test('the time of a call stands still while one of its requests is held', async () => {
  const world = createWorld();
  const flow = world.flow({ ...withCall, limits: { sessionMs: 300 } });
  flow.setBreakpoints({ exchanges: ['mcp.example/mcp'] });
  await heldAt(flow, 'tools/call');
  await new Promise((resolve) => setTimeout(resolve, 900));
  assert.equal(flow.trace().status, 'paused');
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
  await leavesNothing(flow, world);
});

test('stop while a request of the session is held sends nothing but the end of the session', async () => {
  for (const part of ['initialize', 'notifications/initialized', 'tools/list', 'tools/call']) {
    const world = createWorld();
    const flow = world.flow(withCall);
    flow.setBreakpoints({ exchanges: ['mcp.example/mcp'] });
    await heldAt(flow, part);
    const before = world.requests.length;
    await leavesNothing(flow, world);
    await quiet(50);
    const later = world.requests.slice(before).map(({ method }) => method);
    assert.deepEqual(later, part === 'initialize' ? [] : ['DELETE'], part);
    assert.equal(flow.trace().status, 'cancelled');
  }
});

test('verbs that go back while a request of the session is held do not send it either', async () => {
  const verbs: readonly ((flow: Flow) => void)[] = [
    (flow) => flow.rewind('connect'),
    (flow) => flow.rewind('first-request'),
    (flow) => void flow.resend(lastExchange(flow.trace(), 'connect').id),
    (flow) => flow.restart(),
    (flow) => flow.retry(),
  ];
  for (const [at, verb] of verbs.entries()) {
    const world = createWorld();
    const flow = world.flow(withCall);
    flow.setBreakpoints({ exchanges: ['mcp.example/mcp'] });
    await heldAt(flow, 'tools/call');
    const first = world.requests.length;
    verb(flow);
    await settled(flow);
    await quiet(50);
    assert.equal(world.requests.some(isCall), false, `${at}`);
    assert.ok(
      world.requests.slice(first).some(({ method }) => method === 'DELETE'),
      `${at}`,
    );
    flow.setBreakpoints({ exchanges: [] });
    flow.go('continue');
    assert.equal((await flow.ended()).status, 'signed-in', `${at}`);
    assert.equal(world.requests.filter(isCall).length, 1);
    await leavesNothing(flow, world);
  }
});
