import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWorkbench, type Workbench } from './harness/browser';
import { type CodeServer, startCodeServer } from './harness/code-server';
import { serverRow, showServers } from './servers';

let trap: Server;
let contacted = 0;
let folder: string;
let server: CodeServer;
let workbench: Workbench;

before(async () => {
  trap = createServer((_request, response) => {
    contacted += 1;
    response.end();
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  folder = await mkdtemp(join(tmpdir(), 'mcp-auth-ws-'));
  await mkdir(join(folder, '.vscode'));
  const { port } = trap.address() as AddressInfo;
  const marker = join(folder, 'spawned');
  await writeFile(
    join(folder, '.vscode', 'mcp.json'),
    JSON.stringify({
      servers: {
        remote: { url: `http://127.0.0.1:${port}/mcp` },
        local: { command: 'touch', args: [marker] },
      },
    }),
  );
  await writeFile(
    join(folder, '.mcp.json'),
    '{ "mcpServers": {\n  "good": { "command": "x" },\n  "bad": { "args": [] }\n',
  );
  server = await startCodeServer({
    workspace: folder,
    trust: false,
    extraSettings: { 'security.workspace.trust.startupPrompt': 'never' },
  });
  workbench = await openWorkbench(server.url);
});

after(async () => {
  await workbench?.close();
  await server?.stop();
  trap?.close();
  await rm(folder, { recursive: true, force: true });
});

test('servers of an untrusted workspace are listed, and the view says that nothing is contacted', async () => {
  await showServers(workbench, 'remote');
  await serverRow(workbench, 'local');
  await workbench.page
    .getByText('Restricted Mode: servers are listed, nothing is contacted.')
    .waitFor();
  await workbench.screenshot('untrusted');
});

test('a broken file is listed with its error while the other file still works', async () => {
  const rows = await workbench.tree();
  const broken = rows.find((row) => row.label === '.mcp.json');
  assert.match(broken?.description ?? '', /line \d/i);
  await serverRow(workbench, 'good');
  await serverRow(workbench, 'bad');
});

test('C57: no command contacts or starts anything', async () => {
  for (const name of ['remote', 'local']) {
    const { row } = await serverRow(workbench, name);
    await row.click({ button: 'right' });
    for (const command of ['Trace Sign-In', 'Connect']) {
      const item = workbench.page.getByRole('menuitem', { name: command, exact: true });
      await item.waitFor();
      assert.match((await item.getAttribute('class')) ?? '', /disabled/, `${command} of ${name}`);
    }
    await workbench.page.keyboard.press('Escape');
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  assert.equal(contacted, 0);
  assert.equal(existsSync(join(folder, 'spawned')), false);
});
