import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { CliRun } from './run-cli';

/** A folder that goes with the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-auth-cli-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Asserts that no secret was printed or written to the folder, plain or in the dress of URL, JSON or Basic. */
export function assertSecret(
  { out, err }: CliRun,
  folder: string,
  secrets: readonly string[],
): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.mcptrace.json'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  for (const secret of secrets) {
    const dresses = [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      btoa(secret),
      secret.split('.')[2] ?? secret,
    ];
    for (const shown of dresses) {
      // No value in the message: it would stand in the log of the test.
      assert.ok(!out.includes(shown) && !err.includes(shown), 'a secret was printed');
      assert.ok(!files.some((text) => text.includes(shown)), 'a secret was saved');
    }
  }
}
