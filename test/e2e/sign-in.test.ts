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

test('the tree lists every server of both files, by file', async () => {
  await showServers(workbench, 'notes');
  const rows = await workbench.tree();
  const files = rows.filter((row) => row.level === 1).map((row) => row.label);
  assert.deepEqual(files, ['.vscode/mcp.json', '.mcp.json']);
  const stdio = await serverRow(workbench, 'notes-stdio');
  assert.match(stdio.description, /stdio/);
  await workbench.screenshot('servers');
});

test('stepping through every step ends with the list of tools', async () => {
  await serverMenu(workbench, 'notes', 'Step Through Sign-In');
  const panel = await openPanel(workbench);
  await panel.status('Paused before First request');
  const walked = [
    'challenge',
    'resource-metadata',
    'server-metadata',
    'client-identity',
    'registration',
    'pkce',
    'browser-login',
  ];
  for (const next of walked) {
    await panel.press('Next');
    await panel.frame.locator(`[data-step="${next}"][data-state="paused"]`).waitFor();
  }
  await panel.select('resource-metadata');
  await panel.tab('Response');
  await panel.frame.getByText('authorization_servers').first().waitFor();
  await workbench.screenshot('step-through');

  const login = await openLogin(workbench, () => panel.press('Next'));
  await panel.status('Waiting for you to sign in');
  await workbench.screenshot('waiting-for-login');
  await login.getByRole('button', { name: 'Sign in' }).click();
  await login.getByText('The answer has arrived').waitFor();
  await login.close();
  for (const next of ['callback', 'token-request', 'token-check', 'connect', 'list-tools']) {
    await panel.frame.locator(`[data-step="${next}"][data-state="paused"]`).waitFor();
    await panel.press('Next');
  }
  await panel.status('Signed in to notes. 4 tools.');
  await panel.select('list-tools');
  await panel.tab('Values');
  await panel.frame.getByText('list_notes').first().waitFor();
  await workbench.screenshot('signed-in');
  await panel.select('token-check');
  await panel.tab('Values');
  await workbench.screenshot('token-check');
  await panel.frame.getByRole('button', { name: 'Sequence', exact: true }).click();
  await panel.frame.getByRole('option', { name: /POST \/token/ }).click();
  await workbench.screenshot('sequence');
  await panel.frame.getByRole('button', { name: 'Timeline', exact: true }).click();
  await panel.select('token-check');
  const states = await panel.steps();
  assert.ok(
    states.every((step) => step.state === 'done'),
    JSON.stringify(states),
  );
  await serverRow(workbench, 'notes', 'signed in');
});

test('the saved sign-in is used again without a login, and signing out deletes it', async () => {
  await serverMenu(workbench, 'notes', 'Trace Saved Sign-In');
  const panel = await openPanel(workbench);
  await panel.frame.locator('[data-step="stored-token"]').waitFor();
  await panel.status('Signed in to notes. 4 tools.');
  assert.deepEqual(
    (await panel.steps()).map((step) => step.id),
    ['stored-token', 'refresh', 'connect', 'list-tools'],
  );
  await serverMenu(workbench, 'notes', 'Sign Out');
  await serverRow(workbench, 'notes', 'sign-in needed');
  await serverMenu(workbench, 'notes', 'Trace Saved Sign-In');
  await panel.status('Nobody has signed in to this server yet');
  await workbench.command('Notifications: Clear All Notifications');
});

test('a trace runs by itself, pauses before the browser, and continues', async () => {
  await serverMenu(workbench, 'notes', 'Trace Sign-In');
  const panel = await openPanel(workbench);
  await panel.status('Paused before the browser opens');
  const login = await openLogin(workbench, () => panel.press('Continue'));
  await login.getByRole('button', { name: 'Cancel' }).click();
  await panel.status('access_denied');
  await login.close();
  await workbench.screenshot('refused');
  await panel.press('Restart');
  await panel.status('Paused before the browser opens');
  await panel.press('Stop');
  await panel.status('Stopped by you');
});

test('the dead end and the cliff stop where they fail and say why', async () => {
  await serverMenu(workbench, 'notes-dead-end', 'Trace Sign-In');
  const panel = await openPanel(workbench);
  const dead = await panel.status('asks for a token and does not say where to get one');
  assert.match(dead, /^Stopped at Resource metadata/);
  await panel.frame.getByRole('tab', { name: /^Explained/, selected: true }).waitFor();
  for (const offered of ['Continue Anyway…', 'Trace as…']) {
    await panel.frame.getByRole('button', { name: offered }).waitFor();
  }
  await workbench.screenshot('dead-end');
  await serverMenu(workbench, 'notes-cliff', 'Trace Sign-In');
  // Where a client cannot register, its user is asked for an id; without one the flow stops.
  const question = workbench.page.locator('.quick-input-widget', { hasText: 'Client ID' });
  await question.waitFor();
  await workbench.page.keyboard.press('Escape');
  const cliff = await panel.status('does not let clients register');
  assert.match(cliff, /^Stopped at Registration/);
  await workbench.screenshot('cliff');
});

test('a stopped flow goes back to a step, and runs by another revision', async () => {
  const panel = await openPanel(workbench);
  await panel.frame.getByRole('option', { name: /^Resource metadata/ }).click();
  await panel.frame.getByRole('button', { name: 'Rewind Here' }).click();
  await panel.status('Paused before Resource metadata');
  await panel.frame.getByRole('region', { name: 'Goes out next' }).waitFor();
  await panel.press('Next');
  await panel.status('Paused before Server metadata');
  await panel.press('Stop');
  await panel.status('Stopped by you');
});

test('a stdio server is told in one line why auth is not in play', async () => {
  await serverMenu(workbench, 'notes-stdio', 'Trace Sign-In');
  const panel = await openPanel(workbench);
  await panel.status('This server needs no sign-in: it runs on your machine over stdio');
});
