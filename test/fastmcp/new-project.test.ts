import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { writeNew } from '../codegen/new-project';
import { fastmcpPythons } from './servers';

// What a new project asks for is a release of 3.x.
const pythons = Object.entries(fastmcpPythons()).filter(([version]) => version.startsWith('3.'));

for (const [version, python] of pythons) {
  test(`the tests of a new server pass on FastMCP ${version}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mcp-auth-'));
    try {
      await writeNew('python', folder);
      const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider'];
      const { stdout } = await promisify(execFile)(python, args, { cwd: folder });
      assert.ok(Number(/(\d+) passed/.exec(stdout)?.[1]) > 5, stdout);
      assert.doesNotMatch(stdout, /failed|error/i);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}
