import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readProject } from '../../../src/node/read-project';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mcp-auth-'));
  const write = async (path: string, text: string | Uint8Array) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await write('b/server.py', 'mcp = 1\n');
  await write('a.py', 'x = 1\n');
  await write('pyproject.toml', '[project]\n');
  await write('notes.txt', 'not for planning\n');
  await write('node_modules/p/index.ts', 'export {}\n');
  await write('latin.py', Uint8Array.of(0x78, 0x3d, 0x22, 0xe9, 0x22));
  await write('large.py', `x = "${'a'.repeat(1_000_001)}"`);
  await write('.venv/lib/python3.12/site-packages/Fast_MCP-3.4.7.dist-info/METADATA', '');
  await write('elsewhere/secret.py', 'password = 1\n');
  await symlink(join(folder, 'elsewhere', 'secret.py'), join(folder, 'b', 'link.py'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('the files that planning looks at are read in the order of their names, and no others', async () => {
  const { files, installed, leftOut } = await readProject(folder);
  assert.deepEqual(
    files.map(({ path }) => path),
    ['a.py', 'b/server.py', 'elsewhere/secret.py', 'pyproject.toml'],
  );
  assert.equal(files[1]?.text, 'mcp = 1\n');
  // What could not be written back as it was, and what is too large.
  assert.equal(leftOut, 2);
  assert.deepEqual(installed, { 'fast-mcp': '3.4.7' });
});

test('a folder that is not there has no files', async () => {
  const { files, leftOut } = await readProject(join(folder, 'missing'));
  assert.deepEqual([files, leftOut], [[], 0]);
});
