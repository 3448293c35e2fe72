import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DemoWindow, openDemoWindow } from './demo-window';
import type { Workbench } from './harness/browser';
import { openPanel } from './panel';
import { pickItem, typeInto } from './quick-input';
import { serverMenu, showServers } from './servers';

let demo: DemoWindow;
let workbench: Workbench;

before(async () => {
  demo = await openDemoWindow();
  workbench = demo.workbench;
});

after(() => demo?.close());

test('the dead end is compared with the server that works, step by step', async () => {
  await showServers(workbench, 'notes-dead-end');
  await serverMenu(workbench, 'notes-dead-end', 'Trace Sign-In');
  const panel = await openPanel(workbench);
  await panel.status('asks for a token and does not say where to get one');
  await serverMenu(workbench, 'notes', 'Trace Sign-In');
  await panel.status('Paused before the browser opens');
  await panel.press('Stop');
  await panel.status('Stopped by you');
  await workbench.command('MCP Auth: Compare Traces…');
  await pickItem(workbench, 'notes-dead-end');
  await panel.frame.getByRole('button', { name: 'Compare', pressed: true }).waitFor();
  const metadata = panel.frame.locator('[data-step="resource-metadata"]');
  await metadata.getByText('no-discovery').first().waitFor();
  await panel.frame.locator('[data-step="challenge"]').first().waitFor();
  await workbench.screenshot('compare');
});

test('a trace that has ended is in the history, also after a reload, and opens from there', async () => {
  await workbench.reload();
  await showServers(workbench, 'notes-dead-end');
  await serverMenu(workbench, 'notes-dead-end', 'Trace History…');
  await pickItem(workbench, 'notes-dead-end');
  const panel = await openPanel(workbench);
  await panel.status('Opened from a file. Stopped at Resource metadata');
  await serverMenu(workbench, 'notes-dead-end', 'Trace History…');
  await pickItem(workbench, 'Delete All Kept Traces');
  await workbench.page.getByText('All kept traces are deleted.').first().waitFor();
  await serverMenu(workbench, 'notes-dead-end', 'Trace History…');
  await workbench.page.getByText('No trace is kept yet.').first().waitFor();
});

test('a scope that the user chose goes out, and the steps that go by it are marked', async () => {
  await serverMenu(workbench, 'notes', 'Trace with Settings…');
  await pickItem(workbench, 'Scope');
  await typeInto(workbench, 'The value.', 'notes:read notes:write');
  await workbench.screenshot('settings');
  await pickItem(workbench, 'Trace');
  const panel = await openPanel(workbench);
  await panel.status('Paused before the browser opens');
  const marked = panel.frame.locator('.step:has(.by-settings:not([hidden])) .step-title');
  assert.deepEqual(await marked.allTextContents(), ['Choose client identity', 'PKCE and request']);
  await panel.select('pkce');
  await panel.tab('Values');
  await panel.frame.getByText('notes:read notes:write').first().waitFor();
  await panel.press('Stop');
});
