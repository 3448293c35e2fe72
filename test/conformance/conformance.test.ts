import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Revision } from '../../src/model/spec';
import { runScenario, runSuite } from './suite';

/** Every scenario of authorization that the suite lists for these revisions. */
const scenarios: { readonly [revision in Revision]?: readonly string[] } = {
  '2025-03-26': ['2025-03-26-oauth-metadata-backcompat', '2025-03-26-oauth-endpoint-fallback'],
  '2025-06-18': [
    'token-endpoint-auth-basic',
    'token-endpoint-auth-post',
    'token-endpoint-auth-none',
  ],
  '2025-11-25': [
    'metadata-default',
    'metadata-var1',
    'metadata-var2',
    'metadata-var3',
    'basic-cimd',
    'scope-from-www-authenticate',
    'scope-from-scopes-supported',
    'scope-omitted-when-undefined',
    'scope-step-up',
    'scope-retry-limit',
    'token-endpoint-auth-basic',
    'token-endpoint-auth-post',
    'token-endpoint-auth-none',
    'pre-registration',
  ],
};

const client = join(import.meta.dirname, 'client.mjs');

for (const [revision, names] of Object.entries(scenarios)) {
  describe(`MCP ${revision}`, { concurrency: 2 }, () => {
    for (const name of names) {
      test(`auth/${name}`, { timeout: 60_000 }, async () => {
        const { code, output, checks } = await runScenario(client, `auth/${name}`, revision);
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
    const listed = [...output.matchAll(/- auth\/(\S+) \[([^\]]*)\]/g)]
      .filter(([, , revisions]) => revisions?.split(',').includes(revision))
      .map(([, name]) => name);
    assert.deepEqual(listed.toSorted(), names.toSorted(), revision);
  }
});
