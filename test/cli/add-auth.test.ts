import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { write } from '../codegen/generated';
import { typescriptShapes } from '../codegen/typescript-shapes';
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

test('servers on the official SDKs get what is for them, and no proxy', async () => {
  const official = await project('official', {
    'server.py': 'from mcp.server.fastmcp import FastMCP\n\nmcp = FastMCP("notes")\n',
    'requirements.txt': 'mcp==1.30.0\n',
  });
  const python = await runCli(['add-auth', official, '--write']);
  assert.equal(python.code, 0, python.err);
  assert.match(
    await readFile(join(official, 'server.py'), 'utf8'),
    /FastMCP\("notes", token_verifier=build_token_verifier\(\), auth=build_auth_settings\(\)\)/,
  );
  assert.equal(
    await readFile(join(official, 'requirements.txt'), 'utf8'),
    'mcp==1.30.0\npyjwt[crypto]>=2.10.1\n',
  );
  assert.equal((await runCli(['add-auth', official])).out, '');

  const express = await project('express', {
    'package.json':
      '{ "type": "module", "dependencies": { "@modelcontextprotocol/sdk": "^1.20.0" } }\n',
    'src/server.ts': typescriptShapes[0]?.before ?? '',
  });
  const shown = await runCli(['add-auth', express, '--job', 'verify', '--set', 'scopes=a']);
  assert.equal(shown.code, 0, shown.err);
  assert.match(shown.out, /^\+const requireToken = mountAuth\(app\);$/m);
  assert.match(shown.out, /^\+ {4}requiredScopes: \['a'\],$/m);

  for (const [folder, language] of [
    [official, 'Python'],
    [express, 'TypeScript'],
  ] as const) {
    const { code, err } = await runCli(['add-auth', folder, '--job', 'proxy', '--write']);
    assert.equal(code, 1);
    assert.match(err, new RegExp(`The official MCP SDK for ${language} has no bridge`));
    assert.match(err, /Put a broker between .* or register each client at the provider by hand/);
  }
  const old = await project('old', {
    'requirements.txt': 'mcp==1.9.4\n',
    'server.py': 'from mcp.server.fastmcp import FastMCP\nmcp = FastMCP("notes")\n',
  });
  assert.match((await runCli(['add-auth', old])).err, /requirements\.txt says ==1\.9\.4/);
});
