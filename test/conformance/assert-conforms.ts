import assert from 'node:assert/strict';
import type { ScenarioResult } from './suite';

/** Holds what came of a scenario to this: nothing failed, nothing is warned of, something was seen to be right. */
export function assertConforms(
  { scenario, checks, printed }: ScenarioResult,
  secrets: readonly string[],
  output: string,
): void {
  const shown = secrets.filter((secret) => printed.includes(secret));
  assert.deepEqual(shown, [], `the client has printed secrets in ${scenario}`);
  const bad = checks.filter(({ status }) => status === 'FAILURE' || status === 'WARNING');
  assert.deepEqual(
    bad.map(({ status, id, errorMessage }) => ({ scenario, status, id, errorMessage })),
    [],
    `${printed}\n${output}`,
  );
  assert.ok(
    checks.some(({ status }) => status === 'SUCCESS'),
    `${scenario} has seen nothing:\n${printed}\n${output}`,
  );
}
