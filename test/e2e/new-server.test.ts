import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWorkbench, type Workbench } from './harness/browser';
import { type CodeServer, startCodeServer } from './harness/code-server';
import { findItem, pickItem, typeInto, typePath } from './quick-input';

let folder: string;
let server: CodeServer;
let workbench: Workbench;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mcp-auth-new-'));
  await mkdir(join(folder, 'notes'));
  server = await startCodeServer({ workspace: folder, trust: true });
  workbench = await openWorkbench(server.url);
});

after(async () => {
  await workbench?.close();
  await server?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

test('a whole server is written into an empty folder, with the auth that was asked for', async () => {
  await workbench.command('MCP Auth: New MCP Server with Auth…');
  await typePath(workbench, 'New MCP Server with Auth', `${join(folder, 'notes')}/`);
  await pickItem(workbench, 'Python');
  await typeInto(workbench, 'What is the server called?', 'My notes');
  await pickItem(workbench, 'At an address');
  await pickItem(workbench, 'People, in clients such as');
  await findItem(workbench, 'Where do people sign in?', 'GitHub');
  await typeInto(workbench, 'Scopes that every caller needs', '');
  await pickItem(workbench, 'In a folder');
  const list = workbench.page.locator('.quick-input-widget');
  await list.getByText('Checks who calls: GitHubProvider').waitFor();
  await list.locator('.quick-input-box input').press('Enter');
  await workbench.page.getByRole('button', { name: 'Open Folder' }).first().waitFor();
  const files = await readdir(join(folder, 'notes'));
  for (const file of ['server.py', 'mcp_auth.py', 'Dockerfile', '.env.example'])
    assert.ok(files.includes(file), file);
  assert.match(
    await readFile(join(folder, 'notes', 'server.py'), 'utf8'),
    /^mcp = FastMCP\("My notes", auth=build_auth\(\)\)$/m,
  );
});
