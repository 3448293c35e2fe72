import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RequestEdit } from '../../../src/oauth/edit';
import type { Passage } from '../../../src/oauth/pauses';
import { createWireGate, rpcMethodOf, wireName } from '../../../src/oauth/wire-gate';

const never = new AbortController().signal;

function gate(way: Passage, edits: { readonly [name: string]: RequestEdit }) {
  const asked: (string | undefined)[] = [];
  const made = createWireGate({
    holdBefore: async () => way,
    takeEdit(name) {
      asked.push(name);
      return edits[name ?? 'held'];
    },
  });
  const live = {
    method: 'POST',
    url: 'https://h/mcp',
    headers: [['x-key', 'k']] as const,
    body: '{"jsonrpc":"2.0","method":"tools/call"}',
  };
  const request = { live, step: 'call-tool', because: '', bound: ['x-key'] } as const;
  return { asked, live, pass: () => made.pass(request, never) };
}

test('what nobody has changed passes as it is', async () => {
  for (const way of ['passed', 'held'] as const) {
    const { pass, live } = gate(way, {});
    assert.deepEqual(await pass(), { live });
  }
});

test('an edit for a request of this name goes into it, and one for the held one if it is held', async () => {
  const edit = { headers: { 'x-mine': 'yes' } };
  for (const way of ['passed', 'held'] as const) {
    const named = await gate(way, { 'tools/call': edit }).pass();
    assert.equal(named.edit, edit);
    assert.deepEqual(named.live.headers.at(-1), ['x-mine', 'yes']);
    const { pass, asked } = gate(way, { held: edit });
    assert.equal((await pass()).edit, way === 'held' ? edit : undefined);
    assert.equal(asked.includes(undefined), way === 'held');
  }
});

test('what belongs to the server stays there', async () => {
  const { live } = await gate('held', { held: { url: 'https://evil.example/' } }).pass();
  assert.deepEqual(live.headers, []);
});

test('a session that was left is told as fetch tells it', async () => {
  await assert.rejects(gate('ended', {}).pass(), { name: 'AbortError' });
});

test('a request is known by its method of JSON-RPC, or else of HTTP', () => {
  assert.equal(wireName({ method: 'POST', body: '{"method":"tools/list"}' }), 'tools/list');
  assert.equal(wireName({ method: 'POST', body: '{ "id": 1, "method" : "x y" }' }), 'x y');
  assert.equal(wireName({ method: 'POST', body: '{"params":{"method":"inner"}}' }), 'POST');
  assert.equal(wireName({ method: 'POST', body: '[{"method":"x"}]' }), 'POST');
  assert.equal(wireName({ method: 'DELETE' }), 'DELETE');
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (body) => {
      const name = rpcMethodOf(body);
      assert.ok(name === undefined || typeof name === 'string');
    }),
    { seed: 20_261_129 },
  );
});
