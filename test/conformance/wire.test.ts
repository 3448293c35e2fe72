import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runScenario, runSuite } from './suite';

/** Every scenario of clients that the suite lists for these revisions and that wants no sign-in. */
const scenarios = {
  '2025-06-18': ['initialize', 'tools_call'],
  '2025-11-25': [
    'initialize',
    'tools_call',
    'elicitation-sep1034-client-defaults',
    'sse-retry',
    'json-schema-2020-12-preservation',
  ],
  '2026-07-28': [
    'tools_call',
    'request-metadata',
    'sep-2322-client-request-state',
    'http-standard-headers',
    'http-custom-headers',
    'http-invalid-tool-headers',
    'json-schema-ref-no-deref',
    'json-schema-2020-12-preservation',
  ],
};

const client = join(import.meta.dirname, 'wire-client.mjs');

for (const [revision, names] of Object.entries(scenarios)) {
  describe(`MCP ${revision}`, { concurrency: 2 }, () => {
    for (const name of names) {
      test(name, { timeout: 60_000 }, async () => {
        const { code, output, checks } = await runScenario({
          client,
          scenario: name,
          revision: revision,
        });
        const bad = checks.filter(({ status }) => status === 'FAILURE' || status === 'WARNING');
        assert.deepEqual(bad, [], output);
        assert.equal(code, 0, output);
        assert.ok(checks.some(({ status }) => status === 'SUCCESS'));
      });
    }
  });
}

test('no scenario of these revisions is left out', async () => {
  const { output } = await runSuite(['list', '--client']);
  for (const [revision, names] of Object.entries(scenarios)) {
    const listed = [...output.matchAll(/- ([^/\s]+) \[([^\]]*)\]/g)]
      .filter(([, , revisions]) => revisions?.split(',').includes(revision))
      .map(([, name]) => name);
    assert.deepEqual(listed.toSorted(), names.toSorted(), revision);
  }
});
