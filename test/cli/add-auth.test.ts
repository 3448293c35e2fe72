import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { write } from '../codegen/generated';
import { runCli } from './run-cli';
import { temporaryFolder } from './temporary';

const root = temporaryFolder();
const server = 'from fastmcp import FastMCP\r\n\r\nmcp = FastMCP("notes")\r\n';

async function project(name: string, files: { readonly [path: string]: string }): Promise<string> {
  const folder = join(root, name);
  await write(
    folder,
    Object.entries(files).map(([path, text]) => ({ path, text })),
  );
  return folder;
}

test('the diff is shown and nothing is written; --write writes it, and a second time nothing', async () => {
  const folder = await project('plain', { 'server.py': server });
  const shown = await runCli(['add-auth', folder, '--set', 'scopes=notes:read']);
  assert.equal(shown.code, 0, shown.err);
  assert.match(shown.out, /^\+mcp = FastMCP\("notes", auth=build_auth\(\)\)/m);
  assert.match(shown.out, /^\+ {12}required_scopes=\["notes:read"\],$/m);
  assert.deepEqual(await readdir(folder), ['server.py']);

  const written = await runCli(['add-auth', folder, '--write']);
  assert.equal(written.code, 0, written.err);
  assert.equal(
    await readFile(join(folder, 'server.py'), 'utf8'),
    'from fastmcp import FastMCP\r\nfrom mcp_auth import build_auth\r\n\r\nmcp = FastMCP("notes", auth=build_auth())\r\n',
  );
  const again = await runCli(['add-auth', folder]);
  assert.equal(again.out, '');
  assert.match(again.err, /as it should be already/);
});

test('another choice replaces what was written and leaves the server as it is', async () => {
  const folder = await project('switch', { 'server.py': server });
  await runCli(['add-auth', folder, '--write']);
  const before = await readFile(join(folder, 'server.py'), 'utf8');
  const { code, err } = await runCli(['add-auth', folder, '--job', 'proxy', '--write']);
  assert.equal(code, 0, err);
  assert.equal(await readFile(join(folder, 'server.py'), 'utf8'), before);
  assert.match(await readFile(join(folder, 'mcp_auth.py'), 'utf8'), /return OAuthProxy\(/);
  assert.doesNotMatch(await readFile(join(folder, 'mcp_auth.py'), 'utf8'), /RemoteAuthProvider/);
});

test('what cannot be done is said with what to do, and ends with 1', async () => {
  const cases: readonly (readonly [files: { [path: string]: string }, says: RegExp])[] = [
    [{ 'a.py': 'x = 1\n' }, /No MCP server was found/],
    [{ 'a.py': server, 'b.py': server }, /--server a\.py:3\n.*--server b\.py:3/],
    [{ 'a.py': `${server}def broken(:\n` }, /a\.py has a syntax error/],
    [
      { 'a.py': 'from fastmcp import FastMCP\nm = FastMCP("x", auth=mine)\n' },
      /has auth already: mine/,
    ],
    [{ 'a.py': 'from fastmcp import FastMCP\nm = FastMCP(**settings)\n' }, /hands on \*\*kwargs/],
    [{ 'a.py': server, 'mcp_auth.py': 'mine = 1\n' }, /mcp_auth\.py is there already/],
    [
      { 'a.py': server, 'requirements.txt': 'fastmcp==2.10.0\n' },
      /came with FastMCP 2\.11\.1, and requirements\.txt says ==2\.10\.0/,
    ],
  ];
  for (const [index, [files, says]] of cases.entries()) {
    const folder = await project(`refused-${index}`, files);
    const { code, err } = await runCli(['add-auth', folder, '--write']);
    assert.match(err, says);
    assert.equal(code, 1, err);
  }
});

test('wrong usage is 2 and names what is known', async () => {
  const folder = await project('usage', { 'server.py': server });
  for (const [args, says] of [
    [['--provider', 'nobody'], /is one of remote/],
    [['--set', 'colour=red'], /knows scopes/],
    [['--diff', '--write'], /give one of them/],
  ] as const) {
    const { code, err } = await runCli(['add-auth', folder, ...args]);
    assert.match(err, says);
    assert.equal(code, 2);
  }
});
