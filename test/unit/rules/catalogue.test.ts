import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { specIds } from '../../../src/model/spec';
import { memorySecrets, nodePorts } from '../../../src/node/node-ports';
import { createFlow } from '../../../src/oauth/engine';
import { noPausePolicy } from '../../../src/oauth/gate';
import { profile20251125 } from '../../../src/oauth/profiles/2025-11-25';
import { defineStep, getJson } from '../../../src/oauth/step';
import { judge, rules } from '../../../src/rules/list';
import { faults } from '../../server/faults/list';
import { startMcpServer } from '../../server/mcp-server';
import { checkFindings } from './check-findings';

const root = join(import.meta.dirname, '../../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Rules that no server can fire, and why. */
const outOfReach: { readonly [rule: string]: string } = {
  'token-inactive': 'a fault cannot yet name a client that may ask; the rule has its own test',
  'step-limit':
    'every step ends before its limit; the limit is there for bugs, and has its own test',
};

test('every reason to stop has a rule that explains it', () => {
  const union = /export type StopCode =([^;]*);/.exec(read('src/model/flow.ts'))?.[1] ?? '';
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
    .filter((file) => read(`src/rules/${file}`).includes('= defineRule('))
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
  assert.deepEqual(faults.map((fault) => fault.name).toSorted(), files.toSorted());
});

test('a step that never ends is stopped, and the rule says so', async () => {
  const server = await startMcpServer({ name: 'notes', auth: 'none' });
  const endless = defineStep({
    id: 'resource-metadata',
    title: 'Endless',
    phase: 'discover',
    explained: 'Asks again and again.',
    spec: ['mcp-flow'],
    needs: [],
    gives: [],
    limit: 3,
    next: (_known, _seen, env) => ({
      do: 'send',
      request: getJson(env.server.url, 'server', env),
      because: 'The last answer asked for one more.',
    }),
  });
  try {
    const flow = createFlow({
      profile: { ...profile20251125, steps: [endless] },
      server: { name: 'notes', url: server.url, transport: 'http', headers: {} },
      settings: { hasClientSecret: false, overrides: [], loginTimeout: 1 },
      policy: noPausePolicy,
      ports: {
        ...nodePorts,
        openBrowser: async () => false,
        reserveRedirect: async () => assert.fail('no redirect is needed'),
        secrets: memorySecrets(),
        log: () => {},
      },
      openWire: () => assert.fail('no session is opened'),
      judge,
      load: async () => undefined,
      save: async () => {},
    });
    flow.go('continue');
    const trace = await flow.ended();
    assert.deepEqual(
      trace.findings.map((finding) => finding.rule),
      ['step-limit'],
    );
    assert.equal(trace.steps[0]?.exchanges.length, 3);
    checkFindings(trace);
  } finally {
    await server.close();
  }
});
