import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StepId } from '../../../src/model/flow';
import type { Outcome } from '../../../src/model/outcome';
import { type FlowState, startState, withRecord } from '../../../src/oauth/flow-state';
import {
  afterReload,
  afterRewind,
  afterRewindWithin,
  beforeLastRequest,
  type PlacedExchange,
  placedBefore,
  placeOf,
} from '../../../src/oauth/rewind';

const plan: readonly StepId[] = ['stored-token', 'refresh', 'connect', 'list-tools'];

function response(exchange: string): Outcome {
  return {
    kind: 'response',
    exchange,
    url: 'https://as.example/token',
    status: 400,
    headers: [],
    body: { kind: 'empty' },
    kept: {},
  };
}

const held: Outcome = { kind: 'held' };

/** A flow at a step that has seen these outcomes; the steps before are done. */
function at(step: StepId, outcomes: readonly Outcome[] = []): FlowState {
  const state = startState(plan);
  const position = plan.indexOf(step);
  const records = state.records.map((record, index) =>
    index < position ? { ...record, state: 'done' as const, calls: 1 } : record,
  );
  return withRecord(
    { ...state, position, records },
    { state: 'running', outcomes, calls: outcomes.length + 1 },
  );
}

function seen(state: FlowState) {
  const record = state.records[state.position];
  return { step: record?.id, outcomes: record?.outcomes.length, calls: record?.calls };
}

test('a flow goes back to steps that it has come to, and to connect for those of the session', () => {
  const state = at('list-tools');
  assert.equal(seen(afterRewind(state, 'stored-token') ?? state).step, 'stored-token');
  for (const to of ['connect', 'list-tools'] as const)
    assert.equal(seen(afterRewind(state, to) ?? state).step, 'connect');
  assert.equal(afterRewind(at('refresh'), 'connect'), undefined);
  assert.equal(afterRewind(state, 'pkce'), undefined);
});

test('a step that waited for its turn begins anew, since it has given the turn back', () => {
  const state = at('refresh', [held, response('x1'), response('x2')]);
  assert.deepEqual(seen(afterRewindWithin(state, 'refresh', 2)), {
    step: 'refresh',
    outcomes: 0,
    calls: 0,
  });
  const other = at('stored-token', [response('x1'), response('x2')]);
  assert.deepEqual(seen(afterRewindWithin(other, 'stored-token', 1)), {
    step: 'stored-token',
    outcomes: 1,
    calls: 1,
  });
});

test('the last request is the one that was answered, or the one under way', () => {
  const state = at('stored-token', [response('x1'), response('x2')]);
  assert.equal(seen(beforeLastRequest(state, false)).outcomes, 1);
  assert.equal(seen(beforeLastRequest(state, true)).outcomes, 2);
  assert.equal(seen(beforeLastRequest(at('stored-token'), false)).outcomes, 0);
  assert.equal(seen(beforeLastRequest(at('list-tools', []), false)).step, 'connect');
  const over = { ...state, position: plan.length };
  assert.equal(beforeLastRequest(over, false), over);
});

test('another window counts the calls by what came back, and opens the session again', () => {
  assert.deepEqual(seen(afterReload(at('stored-token', [response('x1')]))), {
    step: 'stored-token',
    outcomes: 1,
    calls: 1,
  });
  for (const step of ['connect', 'list-tools'] as const)
    assert.deepEqual(seen(afterReload(at(step, [response('x1')]))), {
      step: 'connect',
      outcomes: 0,
      calls: 0,
    });
  // The turn is gone with the window, but what the server has answered by then is not.
  assert.equal(seen(afterReload(at('refresh', [held]))).outcomes, 0);
  assert.equal(seen(afterReload(at('refresh', [held, response('x1')]))).outcomes, 2);
});

const get = { method: 'GET' };

test('an exchange is placed by the end of its redirects', () => {
  const state = at('stored-token', [response('x1'), response('x4')]);
  const exchanges: readonly PlacedExchange[] = [
    { id: 'x1', step: 'stored-token', request: get },
    { id: 'x2', step: 'stored-token', request: get },
    { id: 'x3', step: 'stored-token', request: get, redirectOf: 'x2' },
    { id: 'x4', step: 'stored-token', request: get, redirectOf: 'x3' },
    // A chain that bites its tail is none.
    { id: 'x5', step: 'stored-token', request: get, redirectOf: 'x5' },
  ];
  for (const id of ['x2', 'x3', 'x4'])
    assert.deepEqual(placeOf(id, exchanges, state), {
      in: 'step',
      step: 'stored-token',
      outcomes: 1,
    });
  assert.equal(placeOf('x5', exchanges, state), undefined);
  assert.equal(placeOf('x9', exchanges, state), undefined);
  assert.equal(placeOf('x1', exchanges, at('connect')), undefined);
});

test('a request of the session is placed by its name, in this window and the one before', () => {
  const body = '{"method":"tools/list","jsonrpc":"2.0","id":1}';
  const exchange: PlacedExchange = {
    id: 'x1',
    step: 'list-tools',
    request: { method: 'POST', body },
  };
  const place = { in: 'session', from: 'connect', step: 'list-tools', name: 'tools/list' };
  assert.deepEqual(placeOf('x1', [exchange], at('connect')), place);
  assert.equal(placeOf('x1', [exchange], at('refresh')), undefined);
  const shown = placedBefore({
    step: 'list-tools',
    exchange: {
      id: 'x1',
      party: 'server',
      because: '',
      request: {
        method: 'POST',
        url: 'https://h/mcp',
        headers: [],
        body: {
          contentType: 'application/json',
          text: JSON.stringify(JSON.parse(body), null, 2),
          bytes: body.length,
          cut: false,
        },
      },
      timing: { startMs: 0, totalMs: 1 },
    },
  });
  assert.deepEqual(placeOf('x1', [shown], at('connect')), place);
});
