import assert from 'node:assert/strict';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from './run-cli';
import { temporaryFolder } from './temporary';

const secret = 'canary7f3a9b2c4d';
const mcpJson = {
  mcpServers: {
    notes: {
      type: 'http',
      url: 'https://notes.example/mcp',
      headers: { Authorization: `Bearer ${secret}` },
    },
  },
};
const vscodeJson = { servers: { lost: { args: [] } } };

const parent = temporaryFolder();

async function folderWith(files: { readonly [path: string]: unknown }): Promise<string> {
  const folder = await mkdtemp(join(parent, 'workspace-'));
  await mkdir(join(folder, '.vscode'));
  for (const [path, value] of Object.entries(files))
    await writeFile(join(folder, path), JSON.stringify(value, undefined, 2));
  return folder;
}

test('config names the secret by its place, and never by its value', async () => {
  const folder = await folderWith({ '.mcp.json': mcpJson });
  const { code, out, err } = await runCli(['config', folder]);
  assert.equal(code, 1, err);
  assert.match(
    out,
    /^warning {2}notes has a secret in clear text in \.mcp\.json {2}\(config-secret\)$/m,
  );
  assert.match(out, /^ {2}at {8}\.mcp\.json:7:9$/m);
  assert.match(out, /\n1 finding\.\n$/);
  assert.doesNotMatch(out + err, new RegExp(secret));
});

test('config prints JSON, with what makes an entry unusable beside the findings', async () => {
  const folder = await folderWith({ '.mcp.json': mcpJson, '.vscode/mcp.json': vscodeJson });
  const { code, out } = await runCli(['config', folder, '--json', '--fail-on', 'error']);
  assert.equal(code, 0);
  const { format, files, problems, findings } = JSON.parse(out);
  assert.equal(format, 'mcp-auth-config/1');
  assert.deepEqual(files, [
    { file: '.vscode/mcp.json', servers: 1 },
    { file: '.mcp.json', servers: 1 },
  ]);
  assert.deepEqual(problems, [
    {
      message: 'It has neither “url” nor “command”, so it names no server.',
      file: '.vscode/mcp.json',
      line: 3,
      column: 5,
    },
  ]);
  assert.equal(findings.length, 1);
  assert.equal(findings[0].rule, 'config-secret');
  assert.deepEqual(findings[0].places, [{ file: '.mcp.json', line: 7, column: 9 }]);
  assert.doesNotMatch(out, new RegExp(secret));
});

test('config has nothing to say of a folder without configuration, or with a good one', async () => {
  const empty = await folderWith({});
  const none = await runCli(['config', empty]);
  assert.deepEqual([none.code, none.out], [0, 'No MCP configuration file is in this folder.\n']);
  const good = await folderWith({
    '.mcp.json': { mcpServers: { notes: { type: 'http', url: 'https://notes.example/mcp' } } },
  });
  const { code, out } = await runCli(['config', good]);
  assert.deepEqual(
    [code, out],
    [0, '.mcp.json  1 server\n\nNothing is wrong with the configuration.\n'],
  );
});

test('config wants a folder', async () => {
  for (const args of [['no-such-folder'], ['.', '.'], ['.', '--fail-on', 'info']]) {
    const { code, err } = await runCli(['config', ...args]);
    assert.equal(code, 2, err);
  }
});

test('config --all lists the servers of every client of the machine, without a value', async () => {
  const home = await folderWith({});
  await mkdir(join(home, '.cursor'));
  await mkdir(join(home, '.codex'));
  await writeFile(
    join(home, '.cursor/mcp.json'),
    JSON.stringify({
      mcpServers: {
        files: { command: 'npx', args: ['--token', secret], disabled: true },
      },
    }),
  );
  await writeFile(
    join(home, '.codex/config.toml'),
    `[mcp_servers.notes]\nurl = "https://ann:${secret}@notes.example/mcp?key=${secret}"\nhttp_headers = { Authorization = "${secret}" }\n`,
  );
  const env = {
    HOME: home,
    USERPROFILE: home,
    APPDATA: join(home, 'AppData'),
    LOCALAPPDATA: join(home, 'Local'),
    XDG_CONFIG_HOME: join(home, '.config'),
    CODEX_HOME: '',
  };
  const folder = await folderWith({ '.vscode/mcp.json': vscodeJson });
  const { code, out, err } = await runCli(['config', folder, '--all'], { env });
  assert.equal(code, 1, err);
  assert.ok(
    out.startsWith(
      [
        '.vscode/mcp.json  VS Code  1 server',
        '  lost  broken  It has neither “url” nor “command”, so it names no server.',
        '~/.cursor/mcp.json  Cursor  1 server',
        '  files  stdio  runs npx with 2 arguments  disabled',
        '~/.codex/config.toml  Codex  1 server',
        '  notes  http  https://notes.example/mcp',
        '',
      ].join('\n'),
    ),
    out,
  );
  const json = await runCli(['config', folder, '--all', '--json'], { env });
  const { files } = JSON.parse(json.out);
  assert.deepEqual(files[1], {
    file: '~/.cursor/mcp.json',
    servers: 1,
    client: 'Cursor',
    listed: [
      { name: 'files', transport: 'stdio', at: 'runs npx with 2 arguments', disabled: true },
    ],
  });
  const without = await runCli(['config', folder], { env });
  assert.doesNotMatch(without.out, /Cursor/);
  assert.doesNotMatch(out + err + json.out, new RegExp(secret));
});
