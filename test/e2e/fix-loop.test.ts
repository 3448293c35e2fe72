import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fastmcpPythons } from '../fastmcp/servers';
import { type FixLoopWorkspace, serverText, startFixLoopWorkspace } from './fix-loop-workspace';
import { openWorkbench, type Workbench } from './harness/browser';
import { type CodeServer, startCodeServer } from './harness/code-server';
import { openLogin } from './login';
import { openPanel } from './panel';
import { findItem, pickItem, typeInto } from './quick-input';
import { serverMenu, serverRow, showServers } from './servers';

const deadEnd = 'asks for a token and does not say where to get one';

let workspace: FixLoopWorkspace;
let server: CodeServer;
let workbench: Workbench;

before(async () => {
  workspace = await startFixLoopWorkspace();
  server = await startCodeServer({ workspace: workspace.folder, trust: true });
  workbench = await openWorkbench(server.url);
});

after(async () => {
  await workbench?.close();
  await server?.stop();
  await workspace?.close();
});

test('the finding of a dead end leads to the questions, with what its trace told filled in', async () => {
  const { page } = workbench;
  await showServers(workbench, 'notes');
  await serverMenu(workbench, 'notes', 'Trace Sign-In');
  const panel = await openPanel(workbench);
  assert.match(await panel.status(deadEnd), /^Stopped at Resource metadata/);
  await panel.frame
    .getByRole('button', { name: 'Add Auth to This Server, for no-discovery' })
    .click();
  // A verifier alone is what makes the dead end, and it makes way only when that is agreed to.
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.getByText('It is: JWTVerifier').waitFor();
  await dialog.getByRole('button', { name: 'Replace It' }).click();
  await pickMarked('At an address');
  await pickMarked('People, in clients such as');
  await findItem(workbench, 'Where do people sign in?', 'Ask a provider by its address…');
  await typeInto(workbench, 'The issuer of the provider', workspace.issuer);
  // An address like this one is Keycloak's; the general way is the one that the test can drive.
  const leads = 'registers clients itself, so it needs no proxy';
  await page.getByPlaceholder(leads).waitFor();
  await page
    .locator('.quick-input-widget .monaco-list-row.focused', { hasText: 'Keycloak' })
    .waitFor();
  await page.locator('.quick-input-widget').getByPlaceholder(leads).fill('Any provider');
  await pickItem(workbench, 'Any provider that registers clients');
  assert.equal(await offered('Scopes that every caller needs'), 'notes:read');
  await page.keyboard.press('Enter');
  await typeInto(workbench, 'Tools that need more than that', '');
  await pickItem(workbench, 'ES256');
});

test('what is listed before is what is written then', async () => {
  const { page } = workbench;
  const list = page.locator('.quick-input-widget');
  await list.getByText('Checks who calls: RemoteAuthProvider').waitFor();
  const listed = await list
    .locator('.monaco-list-row')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('.label-name')?.textContent ?? ''));
  assert.deepEqual(listed.toSorted(), [
    '.env.example',
    '.gitignore',
    'MCP_AUTH.md',
    'mcp_auth.py',
    'server.py',
    'test_mcp_auth.py',
  ]);
  assert.equal(await workspace.read('server.py'), serverText);
  await list.locator('.quick-input-box input').press('Enter');
  await page.getByText('Set the variables that .env.example names').first().waitFor();

  const files = await readdir(workspace.folder);
  assert.deepEqual(files.sort(), [...listed, '.vscode'].sort());
  assert.equal(
    await workspace.read('server.py'),
    serverText
      .replace('import JWTVerifier\n', 'import JWTVerifier\nfrom mcp_auth import build_auth\n')
      .replace(/JWTVerifier\(jwks[^)]*\)/, 'build_auth()'),
  );
  const written = await workspace.read('mcp_auth.py');
  assert.match(written, /RemoteAuthProvider\(/);
  assert.match(written, /algorithm="ES256"/);
  assert.match(written, /"notes:read"/);
  assert.match(await workspace.read('test_mcp_auth.py'), /build_auth/);
});

test('Verify starts the server that was written, and its sign-in works', async () => {
  const { page } = workbench;
  const python = Object.values(fastmcpPythons()).at(-1);
  assert.ok(python !== undefined, 'no FastMCP is here');
  await workspace.fillEnvironment();
  await workspace.endDeadEnd();
  await page.getByRole('button', { name: 'Verify…' }).first().click();
  const command = 'The command that starts the server';
  assert.equal(await offered(command), 'python server.py');
  await typeInto(workbench, command, `"${python}" server.py`);
  assert.equal(await offered('The address that the server has then'), workspace.url);
  await page.keyboard.press('Enter');

  const panel = await openPanel(workbench);
  await panel.status('Paused before the browser opens');
  const login = await openLogin(workbench, () => panel.press('Continue'));
  await login.getByRole('button', { name: 'Sign in' }).click();
  // A finding worth a look would stand behind it.
  assert.equal(await panel.status('Signed in to notes.'), 'Signed in to notes. 1 tool.');
  await login.close();
  const steps = await panel.steps();
  assert.ok(
    steps.every(({ state }) => state === 'done'),
    JSON.stringify(steps),
  );
  assert.equal(await panel.frame.locator('[data-severity="error"]').count(), 0);
  await panel.select('list-tools');
  await panel.tab('Values');
  await panel.frame.getByText('list_notes').first().waitFor();
  await serverRow(workbench, 'notes', 'signed in');
  await workbench.command('Notifications: Clear All Notifications');
  // The terminal has paths of this machine in it.
  await workbench.command('View: Hide Panel');
  await workbench.screenshot('verified');
});

test('the trace that went well is shown beside the dead end', async () => {
  const panel = await openPanel(workbench);
  await panel.press('Compare with Earlier Trace');
  await panel.frame.getByRole('button', { name: 'Compare', pressed: true }).waitFor();
  const both = panel.frame.getByRole('table', { name: 'The steps of both traces' });
  await both
    .locator('th', { hasText: 'Earlier' })
    .getByText(/^Stopped/)
    .waitFor();
  await both
    .locator('th', { hasText: 'This one' })
    .getByText(/^Signed in/)
    .waitFor();
  const metadata = both.locator('[data-step="resource-metadata"]');
  await metadata.locator('.compare-finding', { hasText: deadEnd }).waitFor();
});

/** Takes the entry that a quick pick has marked, which is to be this one. */
async function pickMarked(label: string): Promise<void> {
  const marked = workbench.page.locator('.quick-input-widget .monaco-list-row.focused', {
    hasText: label,
  });
  await marked.waitFor();
  await workbench.page.keyboard.press('Enter');
}

/** What stands in the input box with this prompt before anything is typed. */
async function offered(prompt: string): Promise<string> {
  const widget = workbench.page.locator('.quick-input-widget', { hasText: prompt });
  await widget.waitFor();
  return widget.locator('.quick-input-box input').inputValue();
}
