import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPort } from '../server/open-port';
import { openWorkbench, type Workbench } from './harness/browser';
import { type CodeServer, startCodeServer } from './harness/code-server';
import { openPanel } from './panel';
import { findItem, pickItem, typeInto } from './quick-input';

/** Answers everything with the status that its environment names. */
const standIn = `import { createServer } from 'node:http';
createServer((_request, response) => {
  response.writeHead(Number(process.env.ANSWERS_WITH ?? 500), { 'www-authenticate': 'Bearer' }).end();
}).listen(Number(process.argv[2]), '127.0.0.1');
`;
const text = 'from fastmcp import FastMCP\n\nmcp = FastMCP("notes")\n';

let folder: string;
let server: CodeServer;
let workbench: Workbench;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mcp-auth-project-'));
  await writeFile(join(folder, 'server.py'), text);
  await writeFile(join(folder, '.env'), 'ANSWERS_WITH=401\n');
  await writeFile(join(folder, 'stand-in.mjs'), standIn);
  server = await startCodeServer({ workspace: folder, trust: true });
  workbench = await openWorkbench(server.url);
});

after(async () => {
  await workbench?.close();
  await server?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

test('a server gets its auth: questions with Back, then a list of what is written', async () => {
  const { page } = workbench;
  await workbench.command('MCP Auth: Add Auth to This Server…');
  await pickItem(workbench, 'At an address');
  await pickItem(workbench, 'Services that already hold a token');
  await page.locator('.quick-input-widget').getByRole('button', { name: 'Back' }).click();
  await pickItem(workbench, 'People, in clients such as');
  await findItem(workbench, 'Where do people sign in?', 'Any provider that registers clients');
  await typeInto(workbench, 'Scopes that every caller needs', 'notes:read');
  await typeInto(workbench, 'Tools that need more than that', '');
  await pickItem(workbench, 'ES256');

  const list = page.locator('.quick-input-widget');
  await list.getByText('Gives the server its auth').waitFor();
  await list.getByText('Checks who calls: RemoteAuthProvider').waitFor();
  assert.deepEqual((await readdir(folder)).sort(), ['.env', 'server.py', 'stand-in.mjs']);
  await list.locator('.monaco-list-row', { hasText: 'server.py' }).last().hover();
  await workbench.screenshot('add-auth');
  await list.locator('.quick-input-box input').press('Enter');
  await page.getByText('Set the variables that .env.example names').first().waitFor();

  await until(async () => (await readFile(join(folder, 'server.py'), 'utf8')) !== text);
  assert.equal(
    await readFile(join(folder, 'server.py'), 'utf8'),
    'from fastmcp import FastMCP\nfrom mcp_auth import build_auth\n\nmcp = FastMCP("notes", auth=build_auth())\n',
  );
  assert.match(await readFile(join(folder, 'mcp_auth.py'), 'utf8'), /algorithm="ES256"/);
});

test('what was written is verified: the server is started in a terminal, and traced', async () => {
  const { page } = workbench;
  const port = await openPort(0);
  await port.close();
  await page.getByRole('button', { name: 'Verify…' }).first().click();
  const node = process.env['MCP_AUTH_NODE24'] ?? 'node';
  await typeInto(
    workbench,
    'The command that starts the server',
    `"${node}" stand-in.mjs ${port.port}`,
  );
  await typeInto(workbench, 'The address that the server has then', `${port.origin}/mcp`);
  const panel = await openPanel(workbench);
  // The status comes from .env, so the terminal had it.
  await panel.status('wants a token for the document that says where to get one');
  await panel.frame
    .getByRole('button', { name: 'Add Auth to This Server, for no-discovery' })
    .click();
  await page.getByPlaceholder('How is the server reached?').waitFor();
  await page.keyboard.press('Escape');
});

test('a second time there is nothing to write', async () => {
  await workbench.command('Notifications: Clear All Notifications');
  await workbench.command('MCP Auth: Add Auth to This Server…');
  await pickItem(workbench, 'At an address');
  await pickItem(workbench, 'People, in clients such as');
  await findItem(workbench, 'Where do people sign in?', 'Any provider that registers clients');
  await typeInto(workbench, 'Scopes that every caller needs', 'notes:read');
  await typeInto(workbench, 'Tools that need more than that', '');
  await pickItem(workbench, 'ES256');
  await workbench.page.getByText('All is as it should be already.').first().waitFor();
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail('it did not come to that in ten seconds');
}
