import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { documentVariable } from './configured';
import { runSuite } from './suite';

const client = join(import.meta.dirname, 'client.mjs');
const document = 'https://conformance-test.local/client-metadata.json';

/** The official sets that a client is scored by, with the scenarios outside authorization. */
for (const revision of ['2025-11-25', '2026-07-28']) {
  test(`the requirements of MCP ${revision} are met in full`, { timeout: 300_000 }, async () => {
    const command = [process.execPath, client].map((path) => JSON.stringify(path)).join(' ');
    const { code, output } = await runSuite(
      ['client', '--command', command, '--requirements', revision],
      { [documentVariable]: document },
    );
    const summary = output.slice(output.indexOf('=== SUITE SUMMARY ==='));
    assert.equal(code, 0, summary);
    assert.match(summary, /Total: \d{3,} passed, 0 failed, 0 warnings/, summary);
    assert.match(summary, /Not scored for [\d-]+: \d+ scenario\(s\) run, 0 failing/, summary);
    const lines = summary.split('\n').filter((line) => /^[✓✗] /.test(line));
    assert.ok(lines.length >= 25, summary);
    assert.deepEqual(
      lines.filter((line) => !line.startsWith('✓')),
      [],
    );
  });
}
