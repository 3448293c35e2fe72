import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after as afterAll, test } from 'node:test';
import { promisify } from 'node:util';
import { asNew, type Language, newProject } from '../../src/codegen/new-project';
import { packageVersion } from '../../src/codegen/package-version';
import { packageName } from '../../src/codegen/skeletons/package-name';
import { fastmcpPythons } from '../fastmcp/servers';
import { after, plan, usual, write } from './generated';

const run = promisify(execFile);
const root = join(process.cwd(), '.build', 'new-project');
afterAll(() => rm(root, { recursive: true, force: true }));

async function written(language: Language, folder: string, name = 'My notes'): Promise<string> {
  const project = newProject(language, name);
  const version = packageVersion(
    project,
    language === 'python' ? 'fastmcp' : '@modelcontextprotocol/sdk',
  );
  const fix = asNew(project, plan(project, { ...usual, version }), name);
  const place = join(root, folder);
  await rm(place, { recursive: true, force: true });
  await write(place, after({ files: [], installed: {} }, fix).files);
  return place;
}

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
  const folder = await written('typescript', 'typescript', 'Notes "and" more');
  const require = createRequire(import.meta.url);
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  await run(process.execPath, [tsc, '-p', folder]);
  const { stdout } = await run(
    process.execPath,
    ['--test', '--test-reporter=tap', 'dist/**/*.test.js'],
    {
      cwd: folder,
      // As a test of its own, and not as a part of this one.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    },
  );
  const passed = Number(/^# pass (\d+)/m.exec(stdout)?.[1]);
  assert.ok(passed > 5, stdout);
  assert.match(stdout, /^# fail 0/m);
});

for (const [version, python] of Object.entries(fastmcpPythons())) {
  // What it asks for is a release of 3.x.
  if (!version.startsWith('3.4')) continue;
  test(`Python: its tests pass on FastMCP ${version}`, async () => {
    const folder = await written('python', version, 'Notes "and" more');
    const { stdout } = await run(python, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider'], {
      cwd: folder,
    });
    const passed = Number(/(\d+) passed/.exec(stdout)?.[1]);
    assert.ok(passed > 5, stdout);
    assert.doesNotMatch(stdout, /failed|error/i);
  });
}
