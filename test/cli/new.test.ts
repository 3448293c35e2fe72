import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from './run-cli';
import { temporaryFolder } from './temporary';

const root = temporaryFolder();

for (const language of ['python', 'typescript']) {
  test(`${language}: a new server is shown, then written, and its auth is as add-auth has it`, async () => {
    const folder = join(root, `My ${language} notes`);
    const args = ['new', folder, '--language', language, '--set', 'scopes=notes:read'];
    const shown = await runCli(args);
    assert.equal(shown.code, 0, shown.err);
    assert.match(shown.out, /^\+\+\+ b\/\.vscode\/mcp\.json/m);
    await assert.rejects(readdir(folder));

    const written = await runCli([...args, '--write']);
    assert.equal(written.code, 0, written.err);
    const files = await readdir(folder);
    for (const file of ['Dockerfile', 'README.md', '.env.example', '.gitignore', 'MCP_AUTH.md'])
      assert.ok(files.includes(file), file);
    const { servers } = JSON.parse(await readFile(join(folder, '.vscode/mcp.json'), 'utf8'));
    assert.deepEqual(Object.keys(servers), [`my-${language}-notes`]);
    assert.match(await readFile(join(folder, '.gitignore'), 'utf8'), /^\.env$/m);

    const again = await runCli(['add-auth', folder, '--set', 'scopes=notes:read']);
    assert.equal(again.code, 0, again.err);
    assert.equal(again.out, '');
    assert.match(again.err, /as it should be already/);
  });
}

test('a new server behind a proxy is as add-auth has it too', async () => {
  const folder = join(root, 'proxied');
  const choice = ['--job', 'proxy', '--provider', 'github'];
  assert.equal((await runCli(['new', folder, ...choice, '--write'])).code, 0);
  const again = await runCli(['add-auth', folder, ...choice]);
  assert.equal(again.out, '', again.err);
});

test('a folder that holds something is left alone', async () => {
  const folder = join(root, 'taken');
  await mkdir(folder);
  await writeFile(join(folder, 'notes.txt'), 'mine');
  const { code, err } = await runCli(['new', folder, '--write']);
  assert.equal(code, 2);
  assert.match(err, /is not an empty folder\. .*add-auth/);
  assert.deepEqual(await readdir(folder), ['notes.txt']);
});

test('what has no bridge is said, and nothing is written', async () => {
  const folder = join(root, 'bridge');
  const args = ['new', folder, '--language', 'typescript', '--job', 'proxy', '--write'];
  const { code } = await runCli(args);
  assert.equal(code, 1);
  await assert.rejects(readdir(folder));
});
