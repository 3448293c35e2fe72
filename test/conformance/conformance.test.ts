import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { documentVariable } from './configured';
import { runScenario, runSuite } from './suite';

/** The address that the suite's servers take for a client id; there is no document to fetch. */
const document = 'https://conformance-test.local/client-metadata.json';
const client = join(import.meta.dirname, 'client.mjs');

/** Scenarios that cannot be run without the document, and why. */
const needsDocument: { readonly [scenario: string]: string } = {
  'auth/basic-cimd': 'the scenario is about the document',
};

interface Listed {
  readonly scenario: string;
  /** `extension`, or a revision of MCP. */
  readonly version: string;
}

const listed = await listAuthScenarios();

/** Every scenario of authorization that the suite has, once for each version it lists. */
async function listAuthScenarios(): Promise<readonly Listed[]> {
  const { output } = await runSuite(['list', '--client']);
  return [...output.matchAll(/- (auth\/\S+) \[([^\]]*)\]/g)].flatMap(
    ([, scenario = '', versions = '']) =>
      versions.split(',').map((version) => ({ scenario, version })),
  );
}

test('the suite has the 50 runs that this file is about', () => {
  const counts: { [version: string]: number } = {};
  for (const { version } of listed) counts[version] = (counts[version] ?? 0) + 1;
  assert.deepEqual(counts, {
    '2025-03-26': 2,
    '2025-06-18': 3,
    '2025-11-25': 14,
    '2026-07-28': 25,
    extension: 6,
  });
});

for (const withDocument of [true, false]) {
  const environment = { [documentVariable]: withDocument ? document : '' };
  describe(withDocument ? 'with the document' : 'without the document', { concurrency: 3 }, () => {
    for (const { scenario, version } of listed) {
      if (!withDocument && needsDocument[scenario] !== undefined) continue;
      test(`${scenario} ${version}`, { timeout: 60_000 }, async () => {
        const revision = version === 'extension' ? undefined : version;
        const run = await runScenario({ client, scenario, revision, environment });
        const bad = run.checks.filter(({ status }) => status === 'FAILURE' || status === 'WARNING');
        assert.deepEqual(bad, [], run.output);
        // The suite itself knows in which scenarios a client has to give up.
        assert.equal(run.code, 0, run.output);
        assert.ok(run.checks.some(({ status }) => status === 'SUCCESS'));
      });
    }
  });
}
