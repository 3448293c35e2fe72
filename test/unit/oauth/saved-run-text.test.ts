import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FlowRequest } from '../../../src/core';
import type { StepId } from '../../../src/model/flow';
import type { Flow } from '../../../src/oauth/engine';
import { quiet, stepTo, until } from './flow-driver';
import { leave, openWindow } from './flow-window';
import { createWorld, json, type World } from './world';

test('what is kept is dropped at every end, and a store that fails stops nobody', async () => {
  const ends: readonly (readonly [string, (flow: Flow) => void, World])[] = [
    ['signed-in', (flow) => flow.go('continue'), createWorld()],
    ['cancelled', (flow) => flow.stop(), createWorld()],
    [
      'stopped',
      (flow) => flow.go('continue'),
      createWorld({
        change: ({ endpoint }) => (endpoint === 'token' ? json({ error: 'x' }, 400) : undefined),
      }),
    ],
  ];
  for (const [status, end, world] of ends) {
    const window = openWindow(world);
    await stepTo(window.flow, 'registration');
    await leave(window);
    end(window.flow);
    assert.equal((await window.flow.ended()).status, status);
    assert.equal(window.kept(), undefined, status);

    const failing = world.flow({ keep: () => Promise.reject(new Error('locked')) });
    await stepTo(failing, 'registration');
    end(failing);
    assert.equal((await failing.ended()).status, status);
    assert.ok(world.logs.includes('The state of the flow could not be kept.'));
  }
  const random = (): never => {
    throw new Error('no randomness');
  };
  const world = createWorld();
  const broken = openWindow(world, undefined, { ports: { ...world.ports, random } });
  await stepTo(broken.flow, 'pkce');
  await leave(broken);
  broken.flow.go('continue');
  await assert.rejects(broken.flow.ended());
  await quiet(3);
  assert.equal(broken.kept(), undefined);
});

/** Steps at whose pause the state is one to look at. */
const looked: readonly StepId[] = ['registration', 'browser-login', 'token-request', 'connect'];

test('secrets are in the part for secrets and nowhere else', async () => {
  const secret = 'client-secret-0123456789';
  for (const step of looked) {
    const world = createWorld();
    const old = openWindow(world, undefined, {
      settings: { overrides: [], loginTimeout: 5, clientId: 'mine' },
      secrets: { clientSecret: secret },
      server: {
        name: 'notes',
        url: 'https://mcp.example/mcp',
        transport: 'http',
        headers: { 'X-Key': 'key-0123456789' },
      },
    });
    await stepTo(old.flow, step);
    const text = await leave(old);
    const { vault, ...rest } = JSON.parse(text);
    const shown = JSON.stringify(rest) + JSON.stringify(old.flow.trace());
    const values = [...Object.values(vault.held), ...vault.known, secret, 'key-0123456789'];
    assert.ok(values.length > 2);
    for (const value of values) {
      if (String(value).length >= 8) assert.equal(shown.includes(String(value)), false);
    }
    assert.deepEqual(world.logs, []);
  }
});

test('what a server nests too deep to be written down is kept as the text that it is', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const world = createWorld({
    change: (seen, healthy) =>
      seen.endpoint === 'jwks'
        ? { ...healthy, body: deep }
        : seen.body.includes('tools/list')
          ? {
              ...healthy,
              body: healthy.body.replace('"inputSchema":{', `"inputSchema":{"x":${deep},`),
            }
          : undefined,
  });
  const call = { tool: 'add', arguments: {} };
  const request = { settings: { overrides: [], loginTimeout: 5, call } };
  for (const step of ['token-check', 'call-tool'] as const) {
    const window = openWindow(world, undefined, request);
    await stepTo(window.flow, step);
    window.flow.go('into');
    await until(() => window.flow.trace().status !== 'running');
    const next = openWindow(world, await leave(window), request);
    assert.equal(next.flow.trace().status, 'paused', step);
    next.flow.go('continue');
    assert.equal((await next.flow.ended()).status, 'signed-in', step);
  }
});

/** A text of a run that stands before the token request. */
async function someText(world: World): Promise<string> {
  const old = openWindow(world);
  await stepTo(old.flow, 'token-request');
  return leave(old);
}

test('a text that is broken, old, or of another run is as good as none', async () => {
  const world = createWorld();
  const text = await someText(world);
  const saved = JSON.parse(text);
  const { state } = saved;
  const changed: readonly unknown[] = [
    null,
    7,
    [],
    {},
    { ...saved, format: 'mcp-auth-run/0' },
    { ...saved, format: undefined },
    { ...saved, of: undefined },
    { ...saved, beganAt: 'now' },
    { ...saved, state: undefined },
    { ...saved, state: { ...state, records: {} } },
    { ...saved, state: { ...state, records: [] } },
    { ...saved, state: { ...state, position: -1 } },
    { ...saved, state: { ...state, position: 0.5 } },
    { ...saved, state: { ...state, position: 99 } },
    { ...saved, state: { ...state, stop: { code: 'no-code', says: '' } } },
    { ...saved, state: { ...state, rounds: undefined } },
    { ...saved, state: { ...state, records: [{ ...state.records[0], id: 'no-such-step' }] } },
    { ...saved, state: { ...state, records: [{ ...state.records[0], id: 'toString' }] } },
    // A place that the facts do not lead to.
    {
      ...saved,
      state: { ...state, records: state.records.map((one: object) => ({ ...one, gave: {} })) },
    },
    { ...saved, overrides: ['x', 7] },
    { ...saved, vault: { held: {} } },
    { ...saved, vault: { held: { code: 7 }, known: [] } },
    { ...saved, clients: undefined },
    { ...saved, exchanges: [{ step: 'challenge' }] },
    { ...saved, exchanges: [{ step: 'no-such-step', exchange: { id: 'x1', request: {} } }] },
    { ...saved, edit: 'GET' },
  ];
  const texts = [
    '',
    '{',
    'undefined',
    text.slice(0, -1),
    ...changed.map((one) => JSON.stringify(one)),
  ];
  for (const resume of texts) {
    const { flow } = openWindow(world, resume);
    assert.equal(flow.trace().status, 'ready', resume.slice(0, 80));
    assert.deepEqual(flow.trace().facts, {});
  }
  assert.equal(world.logs.length, texts.length);
  assert.equal(openWindow(world, text).flow.trace().status, 'paused');

  const others: readonly Partial<FlowRequest>[] = [
    { revision: '2026-07-28' },
    { errand: 'reconnect' },
    { server: { name: 'notes', url: 'https://other.example/mcp', transport: 'http', headers: {} } },
    { server: { name: 'notes', url: 'https://mcp.example/mcp', transport: 'sse', headers: {} } },
  ];
  for (const other of others) {
    assert.equal(openWindow(world, text, other).flow.trace().status, 'ready');
  }
  const { flow } = openWindow(world, '{');
  flow.go('continue');
  assert.equal((await flow.ended()).status, 'signed-in');
});

test('no change to a text makes anything throw, or a flow that does not end', async () => {
  const world = createWorld();
  const saved = JSON.parse(await someText(world));
  const paths = pathsOf(saved);
  const open = world.openRedirects();
  const value = fc.oneof(
    fc.constantFrom<unknown>(undefined, null, 0, -1, 1e9, '', 'x1', 'held', [], {}, true),
    fc.jsonValue({ maxDepth: 1 }),
  );
  const change = fc.record({ path: fc.constantFrom(...paths), value });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const copy = structuredClone(saved);
      for (const { path, value } of changes) setAt(copy, path, value);
      const { flow } = openWindow(world, JSON.stringify(copy));
      assert.ok(['ready', 'paused'].includes(flow.trace().status));
      flow.go('next');
      await until(() => flow.trace().status !== 'running');
      flow.stop();
      // Facts that nobody could have written may break the run off; it ends all the same.
      await flow.ended().catch(() => flow.trace());
      assert.notEqual(flow.trace().status, 'running');
      assert.equal(world.openRedirects(), open);
    }),
    { seed: 20_261_125, numRuns: 300 },
  );
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([name, one]) => pathsOf(one, [...path, name]));
  return path.length === 0 ? inner : [path, ...inner];
}

/** Sets a value where the path still leads. */
function setAt(root: unknown, path: Path, value: unknown): void {
  let at: unknown = root;
  for (const name of path.slice(0, -1)) {
    if (typeof at !== 'object' || at === null) return;
    at = (at as { [name: string]: unknown })[name];
  }
  if (typeof at !== 'object' || at === null) return;
  Object.defineProperty(at, path.at(-1) ?? '', {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
