import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import type { Revision } from '../../src/model/spec';

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

const suite = join(
  dirname(createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json')),
  'dist/index.js',
);
const client = join(import.meta.dirname, 'client.mjs');

for (const [revision, names] of Object.entries(scenarios)) {
  describe(`MCP ${revision}`, { concurrency: 2 }, () => {
    for (const name of names) {
      test(`auth/${name}`, { timeout: 60_000 }, async () => {
        const { code, output, checks } = await run(`auth/${name}`, revision);
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

interface SuiteCheck {
  readonly id: string;
  readonly status: string;
  readonly errorMessage?: string;
}

async function run(scenario: string, revision: string) {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  try {
    const command = [process.execPath, client].map((path) => JSON.stringify(path)).join(' ');
    const ended = await runSuite([
      'client',
      ...['--command', command],
      ...['--scenario', scenario],
      ...['--spec-version', revision],
      ...['-o', folder],
    ]);
    const files = await readdir(folder, { recursive: true });
    const file = files.find((name) => name.endsWith('checks.json'));
    assert.ok(file, `no result was written:\n${ended.output}`);
    const checks: readonly SuiteCheck[] = JSON.parse(await readFile(join(folder, file), 'utf8'));
    return { ...ended, checks };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runSuite(
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [suite, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const [code] = await once(child, 'close');
  return { code, output };
}
