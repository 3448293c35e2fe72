import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterRun, allFindings, type RunFindings } from '../../../src/host/runs-findings';
import type { Errand } from '../../../src/model/errand';
import type { TraceStatus } from '../../../src/model/trace';
import { aFinding } from './a-finding';

function run(
  before: readonly RunFindings[],
  errand: Errand,
  status: TraceStatus,
  ...rules: string[]
): readonly RunFindings[] {
  const findings = rules.map((rule) =>
    aFinding(rule, rule.startsWith('unsafe') ? { effect: 'unsafe', severity: 'warning' } : {}),
  );
  return afterRun(before, { errand, findings }, status);
}
const rulesOf = (runs: readonly RunFindings[]) => allFindings(runs).map(({ rule }) => rule);

const stopped = run([], 'sign-in', 'stopped', 'no-discovery', 'unsafe-thing');

test('a sign-in that passes clears all that was found before, but what probes found', () => {
  const more = run(stopped, 'sign-out', 'signed-out', 'revocation-refused');
  assert.deepEqual(rulesOf(more), ['revocation-refused', 'no-discovery', 'unsafe-thing']);
  assert.deepEqual(rulesOf(run(more, 'sign-in', 'signed-in')), []);
  const probed = run(more, 'probe', 'probed', 'unsafe-probe');
  assert.deepEqual(rulesOf(run(probed, 'sign-in', 'signed-in')), ['unsafe-probe']);
});

test('a reconnect that passes shows that signing in does not fail, and nothing else', () => {
  assert.deepEqual(rulesOf(run(stopped, 'reconnect', 'signed-in')), ['unsafe-thing']);
  assert.deepEqual(rulesOf(run(stopped, 'reconnect', 'stopped', 'refresh-refused')), [
    'refresh-refused',
    'no-discovery',
    'unsafe-thing',
  ]);
});

test('a flow that was called off disproves nothing', () => {
  assert.deepEqual(rulesOf(run(stopped, 'sign-in', 'cancelled')), ['no-discovery', 'unsafe-thing']);
  assert.deepEqual(rulesOf(run(stopped, 'sign-in', 'cancelled', 'tls-failure')), [
    'tls-failure',
    'no-discovery',
    'unsafe-thing',
  ]);
});

test('that nobody signed in says nothing of the server, and a rule stands once', () => {
  assert.deepEqual(rulesOf(run([], 'sign-in', 'stopped', 'login-not-finished')), []);
  const twice = run(stopped, 'check-token', 'checked', 'no-discovery');
  assert.deepEqual(rulesOf(twice), ['no-discovery', 'unsafe-thing']);
});
