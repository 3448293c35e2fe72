import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { type DemoWindow, openDemoWindow } from './demo-window';
import type { Workbench } from './harness/browser';
import { openPanel } from './panel';
import { pickItem, typeInto, typePath } from './quick-input';
import { serverMenu, showServers } from './servers';

let demo: DemoWindow;
let workbench: Workbench;

before(async () => {
  demo = await openDemoWindow();
  workbench = demo.workbench;
  await showServers(workbench, 'notes');
});

after(() => demo?.close());

test('the request that goes out next is edited, sent, and marked', async () => {
  await serverMenu(workbench, 'notes', 'Step Through Sign-In');
  const panel = await openPanel(workbench);
  await panel.status('Paused before First request');
  await panel.frame.getByRole('region', { name: 'Goes out next' }).waitFor();
  await panel.press('Edit…');
  await pickItem(workbench, 'Add Header…');
  await typeInto(workbench, 'Name of the header', 'x-mine');
  await typeInto(workbench, 'Value of x-mine', 'by hand');
  await pickItem(workbench, 'Send');
  await panel.status('Paused inside First request');
  await panel.tab('Request');
  await panel.frame.getByText('by hand').waitFor();
  assert.match(await panel.detail(), /edited/);

  await panel.press('Edit and Resend…');
  await pickItem(workbench, 'x-mine');
  await pickItem(workbench, 'Remove');
  await pickItem(workbench, 'Send');
  await panel.frame.locator('.page:not([hidden]) .exchange-row').nth(1).waitFor();
  await panel.status('Paused inside First request');
  await panel.press('Stop');
});

test('flows pause at the breakpoints of the workspace', async () => {
  const panel = await openPanel(workbench);
  await panel.select('server-metadata');
  await panel.press('Breakpoint');
  await panel.frame.locator('[data-step="server-metadata"] .breakpoint:visible').waitFor();
  await workbench.command('MCP Auth: Break on Requests to…');
  await typeInto(workbench, 'Parts of addresses', '/reg');
  await panel.frame.getByRole('button', { name: 'Pauses before requests to /reg' }).waitFor();

  await serverMenu(workbench, 'notes', 'Trace Sign-In');
  await panel.status('Paused before Server metadata');
  await panel.press('Continue');
  await panel.frame.locator('[data-step="registration"][data-state="paused"]').waitFor();
  await panel.frame.getByRole('region', { name: 'Goes out next' }).getByText('/reg').waitFor();
  await panel.press('Continue');
  await panel.status('Paused before the browser opens');
  await panel.press('Stop');
  await panel.status('Stopped by you');
});

test('a stop is stepped past once the risk was read, for this server and until that is forgotten', async () => {
  await serverMenu(workbench, 'notes-dead-end', 'Trace Sign-In');
  const panel = await openPanel(workbench);
  await panel.status('Stopped at Resource metadata');
  await panel.press('Continue Anyway…');
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.getByText('you could sign in at the wrong place').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await panel.status('Stopped at Resource metadata');
  await panel.press('Continue Anyway…');
  await dialog.getByRole('button', { name: 'Continue Anyway' }).click();
  await panel.frame.getByRole('button', { name: '1 override' }).waitFor();
  await panel.frame.locator('[data-step="resource-metadata"][data-state="done"]').waitFor();

  await serverMenu(workbench, 'notes-dead-end', 'Step Through Sign-In');
  await panel.status('Paused before First request');
  await panel.press('1 override');
  await workbench.page.getByText('stops again at: no-discovery').first().waitFor();
  await serverMenu(workbench, 'notes-dead-end', 'Trace Sign-In');
  await panel.status('Stopped at Resource metadata');
  assert.equal(await panel.frame.getByRole('button', { name: '1 override' }).isVisible(), false);
});

test('what stops by one revision is traced by another, and saved and opened again', async () => {
  const panel = await openPanel(workbench);
  await panel.press('Trace as…');
  await pickItem(workbench, '2025-03-26');
  await panel.frame.getByText('MCP 2025-03-26', { exact: true }).waitFor();
  await panel.frame.locator('[data-step="resource-metadata"][data-state="done"]').waitFor();
  await panel.press('Stop').catch(() => {});
  await workbench.command('Notifications: Clear All Notifications');

  await workbench.command('MCP Auth: Save Trace…');
  const file = `${demo.workspace.folder}/saved.json`;
  await typePath(workbench, 'Save Trace', file);
  await workbench.page.getByText('The trace is saved.').first().waitFor();
  assert.equal(JSON.parse(await readFile(file, 'utf8')).revision, '2025-03-26');
  await workbench.command('MCP Auth: Open Trace…');
  await typePath(workbench, 'Open Trace', file);
  await panel.status('Opened from a file.');
  assert.equal(await panel.frame.locator('.act:visible').count(), 0);
});
