import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { startDemo } from '../demo/demo';
import { runCli } from './run-cli';

const run = promisify(execFile);

/** The system's own Node: the packed command line runs on the user's Node, not on ours. */
async function systemNode(): Promise<{ readonly path: string; readonly version: string }> {
  const own = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  for (const folder of own) {
    const path = join(folder, 'node');
    const version = await run(path, ['--version']).then(
      ({ stdout }) => stdout.trim(),
      () => undefined,
    );
    if (version !== undefined) return { path, version };
  }
  return { path: process.execPath, version: process.version };
}

test('the packed command line installs from its tarball and traces a sign-in', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'mcp-auth-pack-'));
  const demo = await startDemo({ portBase: 0, autoApprove: true });
  try {
    const packed = await run('npm', [
      'pack',
      '--json',
      '--ignore-scripts',
      '--pack-destination',
      folder,
    ]);
    const [{ filename, files }] = JSON.parse(packed.stdout);
    assert.deepEqual(files.map((file: { path: string }) => file.path).sort(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/cli.js',
      'dist/codegen.js',
      'dist/core.js',
      'dist/discovery.js',
      'dist/era-2025.js',
      'dist/era-2026.js',
      'dist/rule-pages.json',
      'dist/tree-sitter-python.wasm',
      'dist/tree-sitter-typescript.wasm',
      'dist/tree-sitter.wasm',
      'package.json',
      'package.nls.json',
    ]);
    await run('npm', [
      'install',
      '--offline',
      '--no-audit',
      '--no-fund',
      '--prefix',
      folder,
      join(folder, filename),
    ]);
    const node = await systemNode();
    t.diagnostic(`ran on Node ${node.version}`);
    const entry = join(folder, 'node_modules', 'mcp-auth-inspector', 'dist', 'cli.js');
    const help = await run(join(folder, 'node_modules', '.bin', 'mcp-auth-inspector'), ['--help']);
    assert.match(help.stdout, /trace <url>/);
    const { code, out } = await runCli(['trace', demo.notesUrl, '--open', 'follow'], {
      entry,
      node: node.path,
    });
    assert.equal(code, 0, out);
    assert.match(out, /Signed in\. 4 tools\./);
  } finally {
    await demo.close();
    await rm(folder, { recursive: true, force: true });
  }
});
