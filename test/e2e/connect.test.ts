import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type DemoWindow, openDemoWindow } from './demo-window';
import type { Workbench } from './harness/browser';
import { openLogin } from './login';
import { openPanel } from './panel';
import { pickItem, typeInto } from './quick-input';
import { serverMenu, serverRow, showServers } from './servers';

let demo: DemoWindow;
let workbench: Workbench;

before(async () => {
  demo = await openDemoWindow();
  workbench = demo.workbench;
});

after(() => demo?.close());

/** Waits until the editor that is shown has this text. */
async function editorSays(text: string): Promise<void> {
  await workbench.page.locator('.editor-instance .view-line', { hasText: text }).first().waitFor();
}

/** Waits until the tree has no row of this name. */
async function gone(name: string): Promise<void> {
  const until = Date.now() + 15_000;
  for (;;) {
    const rows = await workbench.tree();
    if (!rows.some(({ label }) => label === name)) return;
    assert.ok(Date.now() < until, `${name} is still in the tree`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('a stdio server is started, lists its tools, and runs one', async () => {
  await showServers(workbench, 'notes-stdio');
  await serverMenu(workbench, 'notes-stdio', 'Connect');
  await serverRow(workbench, 'notes-stdio', 'connected');
  await serverRow(workbench, 'notes-stdio 1.0.0', 'stdio');
  await serverRow(workbench, 'Tools', '3');
  await serverMenu(workbench, 'Add two numbers', 'Run Tool…');
  await typeInto(workbench, 'a', '2');
  await typeInto(workbench, 'b', '40');
  await editorSays('42');
  await workbench.screenshot('tool-result');
  await (await serverRow(workbench, 'Add two numbers')).row.click();
  await editorSays('Arguments');
  await serverMenu(workbench, 'notes-stdio', 'Disconnect');
  await gone('notes-stdio 1.0.0');
});

test('a server that wants it has the user sign in, and is connected then', async () => {
  await serverMenu(workbench, 'notes', 'Connect');
  const panel = await openPanel(workbench);
  await panel.status('Paused before the browser opens');
  const login = await openLogin(workbench, () => panel.press('Continue'));
  await login.getByRole('button', { name: 'Sign in' }).click();
  await login.getByText('The answer has arrived').waitFor();
  await login.close();
  await serverRow(workbench, 'notes', 'connected');
  await serverRow(workbench, 'Tools', '4');
  await workbench.screenshot('connected');
});

test('a tool that wants more scope is called once the user has signed in with it', async () => {
  await serverMenu(workbench, 'Add a note', 'Run Tool…');
  await typeInto(workbench, 'text', 'Water the plants');
  await workbench.page.getByText('wants the scope notes:write').first().waitFor();
  await serverRow(workbench, 'notes', 'scope missing: notes:write');
  await workbench.screenshot('scope-missing');
  await workbench.page.getByRole('button', { name: 'Sign In with More Scope' }).click();
  const panel = await openPanel(workbench);
  await panel.status('Paused before the browser opens');
  await workbench.screenshot('step-up');
  const login = await openLogin(workbench, () => panel.press('Continue'));
  // The browser is still signed in at the authorization server.
  await login.getByRole('button', { name: 'Allow' }).click();
  await login.getByText('The answer has arrived').waitFor();
  await login.close();
  await editorSays('Kept: Water the plants');
  // The session that was open goes on with the new token, and asks nobody.
  await serverMenu(workbench, 'Add a note', 'Run Tool Again');
  await editorSays('Kept: Water the plants');
  await serverMenu(workbench, 'List notes', 'Run Tool…');
  await editorSays('Water the plants');
  await serverRow(workbench, 'notes', 'signed in');
});

test('a second account is kept beside the first, and used in its place', async () => {
  await serverMenu(workbench, 'notes', 'Accounts…');
  await pickItem(workbench, 'Sign In with Another Account…');
  await typeInto(workbench, 'A name for the account', 'Grace');
  const panel = await openPanel(workbench);
  await panel.status('Paused before the browser opens');
  const login = await openLogin(workbench, () => panel.press('Continue'));
  await login.getByLabel('User name').fill('grace');
  await login.getByRole('button', { name: 'Sign in' }).click();
  await login.getByText('The answer has arrived').waitFor();
  await login.close();
  await panel.status('Signed in to notes');
  await serverMenu(workbench, 'notes', 'Accounts…');
  await workbench.page.locator('.quick-input-widget', { hasText: 'in use' }).waitFor();
  await workbench.screenshot('accounts');
  await workbench.page.keyboard.press('ArrowDown');
  await workbench.page.keyboard.press('Enter');
  await pickItem(workbench, 'Use This Account');
  await serverMenu(workbench, 'notes', 'Connect');
  await serverRow(workbench, 'notes', 'connected');
  await serverMenu(workbench, 'Who am I', 'Run Tool…');
  await editorSays('ada, with');
});

test('signing out ends the connection', async () => {
  await serverMenu(workbench, 'notes', 'Sign Out');
  await gone('notes 1.0.0');
  // The other account is still there.
  await serverRow(workbench, 'notes', 'signed in');
  await serverMenu(workbench, 'notes', 'Sign Out');
  await serverRow(workbench, 'notes', 'sign-in needed');
});

test('a server is handed to another client, as a command and in its file', async () => {
  await serverMenu(workbench, 'notes', 'Copy for Another Client…');
  await pickItem(workbench, 'Claude Code');
  await workbench.page.getByText('It is in the clipboard.').first().waitFor();
  const { notesUrl } = demo.workspace.demo;
  assert.equal(
    await workbench.page.evaluate('navigator.clipboard.readText()'),
    `claude mcp add --transport http notes ${notesUrl}`,
  );
  await serverMenu(workbench, 'notes', 'Write into Another Client’s File…');
  await pickItem(workbench, 'Cursor');
  await workbench.page.getByText('as the right side shows?').first().waitFor();
  await workbench.screenshot('hand-over');
  await workbench.page.getByRole('button', { name: 'Write', exact: true }).click();
  await workbench.page.getByText('stands in .cursor/mcp.json').first().waitFor();
  const written = await readFile(join(demo.workspace.folder, '.cursor/mcp.json'), 'utf8');
  assert.deepEqual(JSON.parse(written), { mcpServers: { notes: { url: notesUrl } } });
});
