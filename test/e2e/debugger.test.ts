import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { cliffClientId } from '../demo/demo';
import { freePort } from '../run/ports.mjs';
import { type DemoWindow, openDemoWindow } from './demo-window';
import type { Workbench } from './harness/browser';
import { openLogin } from './login';
import { openPanel } from './panel';
import { pickItem, typeInto, typePath } from './quick-input';
import { serverMenu, showServers } from './servers';

let demo: DemoWindow;
let workbench: Workbench;

before(async () => {
  demo = await openDemoWindow();
  workbench = demo.workbench;
  await showServers(workbench, 'notes-cliff');
});

after(() => demo?.close());

test('a client that was registered beforehand is chosen where registration stopped the flow', async () => {
  await serverMenu(workbench, 'notes-cliff', 'Trace Sign-In');
  const panel = await openPanel(workbench);
  await workbench.page.locator('.quick-input-widget', { hasText: 'Client ID' }).waitFor();
  await workbench.page.keyboard.press('Escape');
  await panel.status('does not let clients register');

  await panel.press('Change the settings of this trace');
  await pickItem(workbench, 'Client ID');
  await typeInto(workbench, 'The value.', cliffClientId);
  // It is known with this address alone, and not with that of the proxy of this window.
  await pickItem(workbench, 'Redirect URI');
  await typeInto(workbench, 'The value.', `http://127.0.0.1:${await freePort()}/callback`);
  await pickItem(workbench, 'Go On with These');
  await panel.status('Paused before Choose client identity');
  await panel.frame
    .getByRole('button', { name: /Chosen for it: client id, redirect URI/ })
    .waitFor();
  await panel.press('Continue');
  await panel.status('Paused before the browser opens');
  const login = await openLogin(workbench, () => panel.press('Continue'));
  await login.getByRole('button', { name: 'Sign in' }).click();
  await panel.status('Signed in to notes-cliff.');
  await login.close();
  await panel.select('registration');
  await panel.tab('Values');
  await panel.frame.getByText(cliffClientId, { exact: true }).first().waitFor();
});

test('what went over the wire is exported with its secrets, once they were named', async () => {
  const panel = await openPanel(workbench);
  await workbench.command('MCP Auth: Export Trace…');
  await pickItem(workbench, 'HAR with secrets…');
  const dialog = workbench.page.locator('.monaco-dialog-box');
  for (const named of ['the access token', 'the PKCE verifier', 'the header fields authorization'])
    await dialog.getByText(named).first().waitFor();
  await dialog.getByRole('button', { name: 'Export with Secrets' }).click();
  const file = `${demo.workspace.folder}/secrets.har`;
  await typePath(workbench, 'Export Trace', file);
  await workbench.page.getByText('The trace is saved with its secrets.').first().waitFor();
  const text = await readFile(file, 'utf8');
  assert.match(text, /"Bearer [\w-]+\.[\w-]+\.[\w-]+"/);
  assert.doesNotMatch(text, /‹\d+ characters›/);
  assert.doesNotMatch((await panel.frame.content()) ?? '', /eyJ[\w-]{20,}\./);
  await workbench.command('Notifications: Clear All Notifications');
});

test('a scope is edited, sent again, and the difference is shown', async () => {
  await serverMenu(workbench, 'notes', 'Trace Sign-In');
  const panel = await openPanel(workbench);
  await panel.status('Paused before the browser opens');
  await panel.select('registration');
  await panel.tab('Request');
  await panel.press('Edit and Resend…');
  await pickItem(workbench, 'Body');
  await typeInto(
    workbench,
    'body',
    JSON.stringify({
      client_name: 'Edited',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: ['http://127.0.0.1/callback'],
      scope: 'no-such-scope',
    }),
  );
  await pickItem(workbench, 'Send');
  // The client itself would now try without a scope.
  await panel.status('Paused inside Registration');
  const changed = panel.frame.getByRole('table', { name: 'Changed by you' });
  await changed.getByText('no-such-scope').waitFor();
  await panel.tab('Response');
  const came = panel.frame.getByRole('table', { name: 'What came of it' });
  await came.getByText('400').waitFor();
  await workbench.screenshot('edited');
  await panel.press('Stop').catch(() => {});
});
