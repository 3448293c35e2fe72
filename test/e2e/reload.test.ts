import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DemoWindow, openDemoWindow } from './demo-window';
import type { Workbench } from './harness/browser';
import { openLogin } from './login';
import { openPanel } from './panel';
import { serverMenu, serverRow, showServers } from './servers';

let demo: DemoWindow;
let workbench: Workbench;

before(async () => {
  demo = await openDemoWindow();
  workbench = demo.workbench;
});

after(() => demo?.close());

test('a paused trace stands in the panel again after a reload, and goes on to its end', async () => {
  await showServers(workbench, 'notes');
  await serverMenu(workbench, 'notes', 'Trace Sign-In');
  const before = await openPanel(workbench);
  await before.status('Paused before the browser opens');
  const states = await before.steps();

  await workbench.reload();
  const panel = await openPanel(workbench);
  await panel.status('The window was reloaded. Continue opens the login page');
  assert.deepEqual(await panel.steps(), states);
  await panel.select('resource-metadata');
  await panel.tab('Response');
  await panel.frame.getByText('authorization_servers').first().waitFor();

  const login = await openLogin(workbench, () => panel.press('Continue'));
  await login.getByRole('button', { name: 'Sign in' }).click();
  await panel.status('Signed in to notes. 4 tools.');
  await login.close();
  await serverRow(workbench, 'notes', 'signed in');
});

test('of a trace that had ended, one sentence is left and the way to trace again', async () => {
  await workbench.reload();
  const frame = await workbench.panelFrame();
  await frame.getByText('was not paused when the window was closed').waitFor();
  await frame.getByRole('button', { name: 'Restart' }).click();
  const panel = await openPanel(workbench);
  await panel.status('Paused before the browser opens');
  await panel.press('Stop');
  await panel.status('Stopped by you');
});
