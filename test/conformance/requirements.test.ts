import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertConforms } from './assert-conforms';
import { listRequirements, listScenarios, metadataUrl, runRequirements } from './suite';
import { secretsOf } from './suite-secrets';

const client = { path: join(import.meta.dirname, 'client.mjs'), metadataUrl };

/** The revisions that the suite has frozen requirements for. */
const revisions = ['2025-11-25', '2026-07-28'];

test('no set of requirements is left out', async () => {
  assert.deepEqual(await listRequirements(), revisions);
});

for (const revision of revisions) {
  test(`the client does all that MCP ${revision} requires`, { timeout: 300_000 }, async () => {
    const { code, output, results } = await runRequirements(client, revision);
    const summary = output.slice(output.indexOf('=== SUITE SUMMARY ==='));
    const secrets = secretsOf(
      output,
      results.flatMap(({ checks }) => checks),
    );
    for (const result of results) assertConforms(result, secrets, summary);
    assert.equal(code, 0, summary);
    const ran = results.map(({ scenario }) => scenario);
    const missing = (await listScenarios())
      .filter(({ scenario, versions }) => versions.includes(revision) && !ran.includes(scenario))
      .map(({ scenario }) => scenario);
    assert.deepEqual(missing, []);
  });
}
