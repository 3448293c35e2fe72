import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertConforms } from './assert-conforms';
import { listScenarios, runScenario } from './suite';

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

const client = { path: join(import.meta.dirname, 'wire-client.mjs') };

for (const [revision, names] of Object.entries(scenarios)) {
  describe(`MCP ${revision}`, { concurrency: 2 }, () => {
    for (const name of names) {
      test(name, { timeout: 60_000 }, async () => {
        const run = await runScenario(client, name, revision);
        assertConforms(run, [], run.output);
        assert.equal(run.code, 0, run.output);
      });
    }
  });
}

test('no scenario of these revisions is left out', async () => {
  const listed = await listScenarios();
  for (const [revision, names] of Object.entries(scenarios)) {
    const wanted = listed
      .filter(({ scenario, versions }) => !scenario.includes('/') && versions.includes(revision))
      .map(({ scenario }) => scenario);
    assert.deepEqual(wanted.toSorted(), names.toSorted(), revision);
  }
});
