import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type DemoWindow, openDemoWindow } from './demo-window';
import type { Workbench } from './harness/browser';
import type { TreeRow } from './harness/tree';
import { openPanel } from './panel';
import { pickItem } from './quick-input';
import { serverMenu, showServers } from './servers';

let demo: DemoWindow;
let workbench: Workbench;

before(async () => {
  demo = await openDemoWindow();
  workbench = demo.workbench;
});

after(() => demo?.close());

/** The row of a finding, whose description is its rule, once it is there. */
async function findingRow(rule: string): Promise<TreeRow> {
  let rows: readonly TreeRow[] = [];
  for (let attempt = 0; attempt < 200; attempt += 1) {
    rows = await workbench.tree();
    const found = rows.find((row) => row.description === rule);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no finding ${rule}; there are: ${rows.map((row) => row.label).join('; ')}`);
}

/** Opens a server under which something stands. */
async function openServer(name: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const found = (await workbench.tree()).find((row) => row.label === name);
    if (found?.expanded === true) return;
    if (found?.expanded === false) {
      await found.row.click();
      await workbench.page.keyboard.press('ArrowRight');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing stands under ${name}`);
}

async function findingGone(rule: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (!(await workbench.tree()).some((row) => row.description === rule)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`the finding ${rule} stays in the tree`);
}

test('what a trace found stands under its server, and leads to the step', async () => {
  await showServers(workbench, 'notes-dead-end');
  await serverMenu(workbench, 'notes-dead-end', 'Trace Sign-In');
  const panel = await openPanel(workbench);
  await panel.status('asks for a token and does not say where to get one');
  const { label, level, spoken, row } = await findingRow('no-discovery');
  assert.equal(level, 3);
  assert.match(label, /asks for a token and does not say where to get one$/);
  assert.match(spoken, /^error: /);
  await panel.select('first-request');
  await row.click();
  await panel.frame.locator('[data-step="resource-metadata"][aria-selected="true"]').waitFor();
});

test('it stands in the Problems view, at the line of its server', async () => {
  await workbench.command('Problems: Focus on Problems View');
  const problem = workbench.page.locator('.markers-panel .monaco-list-row', {
    hasText: 'asks for a token and does not say where to get one',
  });
  await problem.first().waitFor();
  assert.match((await problem.first().textContent()) ?? '', /MCP Auth/);
});

test('a secret in a configuration file is named as soon as it is saved', async () => {
  const path = join(demo.workspace.folder, '.mcp.json');
  const config = JSON.parse(await readFile(path, 'utf8'));
  const server = config.mcpServers['notes-from-mcp-json'];
  server.headers = { 'X-Api-Key': 'canary7f3a9b2c4d' };
  await writeFile(path, JSON.stringify(config, undefined, 2));
  // A warning alone does not open its server.
  await openServer('notes-from-mcp-json');
  const { label, row } = await findingRow('config-secret');
  assert.equal(label, 'notes-from-mcp-json has a secret in clear text in .mcp.json');
  await row.click();
  await workbench.page.locator('.tab.active', { hasText: '.mcp.json' }).waitFor();
});

test('the lightbulb at a finding explains, traces and dismisses', async () => {
  const { page } = workbench;
  await page.locator('.monaco-editor .view-line', { hasText: 'X-Api-Key' }).click();
  await page.keyboard.press('Control+.');
  const menu = page.locator('.action-widget');
  await menu.getByText('Explain config-secret').waitFor();
  await menu.getByText('Trace Sign-In of notes-from-mcp-json').waitFor();
  await menu.getByText('Dismiss config-secret for notes-from-mcp-json').click();
  await findingGone('config-secret');
});

test('a finding that was dismissed stays away after a reload, and can be brought back', async () => {
  const { label } = await findingRow('no-discovery');
  await serverMenu(workbench, label, 'Dismiss Finding');
  await findingGone('no-discovery');
  await workbench.reload();
  await showServers(workbench, 'notes-dead-end');
  await findingGone('no-discovery');
  await workbench.command('MCP Auth: Show Dismissed Findings…');
  await pickItem(workbench, 'asks for a token and does not say where to get one');
  await workbench.page.keyboard.press('Enter');
  await findingRow('no-discovery');
});
