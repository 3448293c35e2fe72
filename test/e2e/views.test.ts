import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DemoWindow, openDemoWindow } from './demo-window';
import type { Workbench } from './harness/browser';
import { openLogin } from './login';
import { openPanel, type Panel } from './panel';
import { pickItem } from './quick-input';
import { serverMenu, showServers } from './servers';

let demo: DemoWindow;
let workbench: Workbench;

before(async () => {
  demo = await openDemoWindow();
  workbench = demo.workbench;
  await showServers(workbench, 'notes');
});

after(() => demo?.close());

const shown = ({ frame }: Panel) => frame.locator('.page:not([hidden])');

/** Every view of a trace, and what is there once it is drawn. */
const views: readonly (readonly [name: string, show: (panel: Panel) => Promise<void>])[] = [
  [
    'explained',
    async (panel) => {
      await panel.select('server-metadata');
      await panel.tab('Explained');
      await shown(panel).getByText('Other revisions and clients').first().waitFor();
    },
  ],
  [
    'request',
    async (panel) => {
      await panel.select('token-request');
      await panel.tab('Request');
      await shown(panel).getByText('code_verifier').first().waitFor();
    },
  ],
  [
    'response',
    async (panel) => {
      await panel.select('server-metadata');
      await panel.tab('Response');
      await shown(panel).getByText('registration_endpoint').first().waitFor();
    },
  ],
  [
    'values',
    async (panel) => {
      await panel.select('pkce');
      await panel.tab('Values');
      await shown(panel).getByText('code_challenge_method').first().waitFor();
    },
  ],
  [
    'token',
    async (panel) => {
      await panel.select('token-request');
      await panel.tab('Values');
      await shown(panel).getByText('Claims').first().waitFor();
      await shown(panel).getByRole('heading', { name: 'Access token' }).scrollIntoViewIfNeeded();
    },
  ],
  [
    'timing',
    async (panel) => {
      await panel.select('list-tools');
      await panel.tab('Timing');
      await shown(panel).getByText('until the first byte').waitFor();
    },
  ],
  [
    'sequence',
    async (panel) => {
      await panel.press('Sequence');
      await panel.frame.getByRole('option', { name: /POST \/token/ }).click();
      await panel.tab('Request');
    },
  ],
  [
    'compare',
    async (panel) => {
      await panel.press('Compare');
      await panel.frame.locator('.difference').first().waitFor();
    },
  ],
  [
    'search',
    async (panel) => {
      await panel.press('Timeline');
      await panel.press('Search the trace');
      await panel.frame.getByRole('textbox', { name: 'Search the trace' }).fill('scope');
      await panel.frame.locator('.hit').first().waitFor();
    },
  ],
];

test('each view has its picture, in the dark and in the light', async () => {
  await serverMenu(workbench, 'notes-dead-end', 'Trace Sign-In');
  const panel = await openPanel(workbench);
  await panel.status('Stopped at Resource metadata');
  await serverMenu(workbench, 'notes', 'Trace Sign-In');
  await panel.status('Paused before the browser opens');
  const login = await openLogin(workbench, () => panel.press('Continue'));
  await login.getByRole('button', { name: 'Sign in' }).click();
  await panel.status('Signed in to notes. 4 tools.');
  await login.close();
  await workbench.command('MCP Auth: Compare Traces…');
  await pickItem(workbench, 'notes-dead-end');
  await panel.frame.getByRole('button', { name: 'Compare', pressed: true }).waitFor();
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  for (const theme of ['dark', 'light'] as const) {
    await workbench.theme(theme);
    await panel.press('Timeline');
    for (const [name, show] of views) {
      await show(panel);
      await workbench.screenshot(`view-${name}-${theme}`);
    }
    await panel.frame.getByRole('button', { name: 'Close the search' }).click();
  }
  assert.ok((await panel.steps()).every(({ state }) => state === 'done'));
});
