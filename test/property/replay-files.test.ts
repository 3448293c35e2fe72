import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { judged, replayed, traceFile } from '../../src/core';
import { panelSnapshot } from '../../src/host/panel-snapshot';
import type { Errand } from '../../src/model/errand';
import { revisions } from '../../src/model/revision';
import { textReport } from '../../src/report/text-report';
import { createWorld, json, signToken } from '../unit/oauth/world';

/** Minutes of work on demand: `MCP_AUTH_PROPERTY_RUNS=20000`. */
const numRuns = Number(process.env['MCP_AUTH_PROPERTY_RUNS'] ?? 1000);
const seed = Number(process.env['MCP_AUTH_PROPERTY_SEED'] ?? 20_261_125);

/** Files of runs of each kind, which are changed below. */
const files: unknown[] = [];

before(async () => {
  const healthy = createWorld();
  const run = async (world: typeof healthy, errand: Errand, more = {}): Promise<void> => {
    const flow = world.flow({ errand, revision: '2026-07-28', ...more });
    flow.go('continue');
    files.push(JSON.parse(traceFile.write(await flow.ended())));
  };
  await run(healthy, 'sign-in');
  await run(healthy, 'sign-in', { revision: '2025-03-26' });
  await run(healthy, 'reconnect');
  await run(healthy, 'sign-out');
  await run(healthy, 'check-token', { secrets: { pastedToken: await signToken() } });
  const probing = { overrides: [], loginTimeout: 1, probeSignsIn: true };
  await run(healthy, 'probe', { settings: probing });
  const unknown = { clientId: 'nobody', clientIssuer: 'https://as.example' };
  const settings = { overrides: [], loginTimeout: 1, ...unknown };
  await run(healthy, 'unregister', { settings });
  const device = createWorld({
    change: ({ endpoint, url }, answer) => {
      if (endpoint === 'server-metadata') {
        const document = JSON.parse(answer.body);
        const at = 'https://as.example/device';
        return json({ ...document, device_authorization_endpoint: at });
      }
      if (url !== 'https://as.example/device') return undefined;
      const codes = { device_code: 'device-code-0123', user_code: 'ABCD-EFGH', interval: 0.001 };
      return json({ ...codes, verification_uri: 'https://as.example/activate', expires_in: 60 });
    },
  });
  const grant = { settings: { overrides: [], loginTimeout: 1, grant: 'device_code' } };
  await run(device, 'sign-in', grant);
});

const words = [
  '',
  'x',
  'https://evil.example',
  'javascript:1',
  '‹8 characters›',
  '‹999999999 characters›',
  'masked-8-x',
  '__proto__',
  'done',
  'stopped',
  'sign-out',
  'dynamic',
  'metadata-document',
  'device_code',
  'answer',
  'wire',
  'x1',
  'x2',
];

const scrap = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e300, [], {}, [[]], ...words),
  fc.jsonValue({ maxDepth: 3 }),
);

const change = fc.record({
  /** Where: a way down, each step modulo what is there. */
  path: fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }),
  how: fc.oneof(
    fc.record({ kind: fc.constant('put' as const), value: scrap }),
    fc.record({ kind: fc.constant('drop' as const) }),
    fc.record({ kind: fc.constant('double' as const) }),
    fc.record({ kind: fc.constant('add' as const), name: fc.string(), value: scrap }),
    /** Puts in what stands elsewhere. */
    fc.record({ kind: fc.constant('move' as const), from: fc.array(fc.nat(30), { maxLength: 9 }) }),
  ),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
type Node = { [name: string]: unknown } | unknown[];

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function at(root: unknown, path: readonly number[]): { node: Node; name: string } | undefined {
  let node = root;
  let found: { node: Node; name: string } | undefined;
  for (const step of path) {
    if (!isNode(node)) break;
    const names = Object.keys(node);
    const name = names[step % Math.max(1, names.length)];
    if (name === undefined) break;
    found = { node, name };
    node = Reflect.get(node, name);
  }
  return found;
}

function apply(root: unknown, { path, how }: Change): void {
  const place = at(root, path);
  if (place === undefined) return;
  const { node, name } = place;
  switch (how.kind) {
    case 'put':
      Reflect.set(node, name, structuredClone(how.value));
      return;
    case 'drop':
      if (Array.isArray(node)) node.splice(Number(name), 1);
      else Reflect.deleteProperty(node, name);
      return;
    case 'double':
      if (Array.isArray(node)) node.push(structuredClone(node[Number(name)]));
      return;
    case 'add':
      Reflect.set(node, Array.isArray(node) ? node.length : how.name, structuredClone(how.value));
      return;
    case 'move': {
      const from = at(root, how.from);
      if (from === undefined) return;
      Reflect.set(node, name, structuredClone(Reflect.get(from.node, from.name)));
    }
  }
}

test('a file that somebody has changed opens or says why not, and does no harm when it opens', {
  timeout: 3_000_000,
}, () => {
  let opened = 0;
  fc.assert(
    fc.property(fc.nat(6), fc.array(change, { minLength: 1, maxLength: 4 }), (which, changes) => {
      const file = structuredClone(files[which]);
      for (const one of changes) apply(file, one);
      const read = traceFile.read(JSON.stringify(file));
      if (!read.ok) return assert.match(read.why, /^The file is .+\.$/);
      opened += 1;
      const trace = judged(read.trace);
      textReport(trace, false);
      panelSnapshot(trace, {
        page: 'sequence',
        selected: undefined,
        waiting: false,
        origin: 'restored',
        breakpoints: { steps: [], requests: [], findings: false },
      });
      assert.ok(traceFile.read(traceFile.write(trace)).ok);
      for (const revision of revisions) {
        const again = replayed(trace, { revision });
        textReport(again, false);
        assert.ok(traceFile.read(traceFile.write(again)).ok);
      }
    }),
    { numRuns, seed, endOnFailure: false },
  );
  if (numRuns >= 1000) assert.ok(opened > numRuns / 10, `${opened} of ${numRuns} could be opened`);
});
