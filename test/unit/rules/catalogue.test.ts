import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startFlow } from '../../../src/core';
import { newestRevision } from '../../../src/model/revision';
import { specIds } from '../../../src/model/spec';
import { memorySecrets, nobody, nodePorts } from '../../../src/node/node-ports';
import { startState } from '../../../src/oauth/flow-state';
import { stepById } from '../../../src/oauth/profiles/step-by-id';
import type { SavedRun } from '../../../src/oauth/saved-run';
import { rules } from '../../../src/rules/list';
import { faults } from '../../server/faults/list';
import { startMcpServer } from '../../server/mcp-server';
import { checkFindings } from './check-findings';

const root = join(import.meta.dirname, '../../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Rules that no server can fire, and why. */
const outOfReach: { readonly [rule: string]: string } = {
  'step-limit':
    'every step ends before its limit; the limit is there for bugs, and has its own test',
  'not-recorded': 'no server is asked in a replay, which has its own test',
};

test('every reason to stop has a rule that explains it', () => {
  const union = /export type StopCode =([^;]*);/.exec(read('src/model/stop.ts'))?.[1] ?? '';
  const codes = [...union.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code);
  assert.ok(codes.length > 20, 'the union is read by its source');
  const explained = new Set(rules.flatMap((rule) => rule.on ?? []));
  assert.deepEqual(
    codes.filter((code) => !explained.has(code as never)),
    [],
  );
});

test('every rule is in the list once, in a file of its name', () => {
  const files = readdirSync(join(root, 'src/rules'))
    .filter((file) => file.endsWith('.ts') && read(`src/rules/${file}`).includes('= defineRule('))
    .map((file) => file.replace(/\.ts$/, ''));
  assert.deepEqual(rules.map((rule) => rule.id).toSorted(), files.toSorted());
  for (const rule of rules)
    assert.ok(
      rule.spec.every((id) => specIds.includes(id)),
      rule.id,
    );
});

test('every rule is fired by a fault', () => {
  const fired = new Set(faults.flatMap((fault) => fault.findings));
  const silent = rules.map((rule) => rule.id).filter((id) => !fired.has(id));
  assert.deepEqual(silent, Object.keys(outOfReach));
});

test('every fault is in the list once, in a file of its name', () => {
  const files = readdirSync(join(root, 'test/server/faults'))
    .filter((file) => file.endsWith('.ts') && file !== 'list.ts')
    .map((file) => file.replace(/\.ts$/, ''));
  const names = faults.map((fault) => fault.name);
  assert.deepEqual(names.toSorted(), files.toSorted());
});

test('a step that never ends is stopped, and the rule says so', async () => {
  const server = await startMcpServer({ name: 'notes', auth: 'none' });
  const [first, ...rest] = startState(['first-request', 'connect', 'list-tools']).records;
  assert.ok(first);
  const called = { ...first, state: 'running', calls: stepById['first-request'].limit } as const;
  const saved = {
    format: 'mcp-auth-run/1',
    of: JSON.stringify(['sign-in', newestRevision, 'http', server.url]),
    beganAt: 0,
    state: { ...startState([]), records: [called, ...rest] },
    overrides: [],
    vault: { held: {}, known: [] },
    clients: { held: [], fresh: [], loaded: [], before: [], freshBefore: [] },
    exchanges: [],
  } satisfies SavedRun;
  try {
    const flow = startFlow({
      errand: 'sign-in',
      revision: newestRevision,
      server: { name: 'notes', url: server.url, transport: 'http', headers: {} },
      settings: { overrides: [], loginTimeout: 1 },
      pause: 'never',
      ports: {
        ...nodePorts,
        openBrowser: async () => false,
        reserveRedirect: async () => assert.fail('no redirect is needed'),
        ask: nobody,
        secrets: memorySecrets(),
        log: () => {},
      },
      loadEra2025: () => assert.fail('no session is opened'),
      loadEra2026: () => assert.fail('no session is opened'),
      resume: JSON.stringify(saved),
    });
    flow.go('continue');
    const trace = await flow.ended();
    assert.deepEqual(
      trace.findings.map((finding) => finding.rule),
      ['step-limit'],
    );
    assert.equal(trace.steps[0]?.exchanges.length, 0);
    checkFindings(trace);
  } finally {
    await server.close();
  }
});
