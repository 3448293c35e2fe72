import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertConforms } from './assert-conforms';
import { listScenarios, metadataUrl, runScenario } from './suite';
import { secretsOf } from './suite-secrets';

const path = join(import.meta.dirname, 'client.mjs');

/** Each client, and the scenarios that it cannot pass, with the reason. */
const clients: readonly {
  readonly title: string;
  readonly metadataUrl?: string;
  readonly without: { readonly [scenario: string]: string };
}[] = [
  {
    title: 'a client with a metadata document',
    metadataUrl,
    without: {},
  },
  {
    title: 'a client without a metadata document',
    without: { 'auth/basic-cimd': 'needs the document' },
  },
];

const runs = (await listScenarios())
  .filter(({ scenario }) => scenario.startsWith('auth/'))
  .flatMap(({ scenario, versions }) => versions.map((version) => ({ scenario, version })));

test('the suite has as many runs of authorization as are known', () => {
  const counts: { [version: string]: number } = {};
  for (const { version } of runs) counts[version] = (counts[version] ?? 0) + 1;
  assert.deepEqual(counts, {
    '2025-03-26': 2,
    '2025-06-18': 3,
    '2025-11-25': 14,
    '2026-07-28': 25,
    extension: 6,
  });
});

for (const { title, without, ...client } of clients) {
  describe(title, { concurrency: 2 }, () => {
    for (const { scenario, version } of runs) {
      const skip = without[scenario] ?? false;
      test(`${scenario} at ${version}`, { skip, timeout: 250_000 }, async () => {
        // Extensions are on no revision's list.
        const revision = version === 'extension' ? undefined : version;
        const run = await runScenario({ path, ...client }, scenario, revision);
        assertConforms(run, secretsOf(run.output, run.checks), run.output);
        assert.equal(run.code, 0, run.output);
      });
    }
  });
}
