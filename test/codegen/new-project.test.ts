import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after as afterAll, test } from 'node:test';
import { promisify } from 'node:util';
import { packageName } from '../../src/codegen/skeletons/package-name';
import { writeNew } from './new-project';

const run = promisify(execFile);
const root = join(process.cwd(), '.build', 'new-project');
afterAll(() => rm(root, { recursive: true, force: true }));

test('a package is called what its registry lets it be called', () => {
  for (const [name, becomes] of [
    ['My Notes', 'my-notes'],
    ['2 notes', 'mcp-2-notes'],
    ['—', 'mcp-server'],
    ['notes_', 'notes'],
  ] as const)
    assert.equal(packageName(name), becomes);
});

test('TypeScript: it compiles by its own settings, and its tests pass', async () => {
  await writeNew('typescript', root);
  const require = createRequire(import.meta.url);
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  await run(process.execPath, [tsc, '-p', root]);
  const { stdout } = await run(
    process.execPath,
    ['--test', '--test-reporter=tap', 'dist/**/*.test.js'],
    {
      cwd: root,
      // As a test of its own, and not as a part of this one.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    },
  );
  const passed = Number(/^# pass (\d+)/m.exec(stdout)?.[1]);
  assert.ok(passed > 5, stdout);
  assert.match(stdout, /^# fail 0/m);
});
