import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DemoWindow, openDemoWindow } from './demo-window';
import type { Workbench } from './harness/browser';
import { openPanel } from './panel';
import { serverMenu, showServers } from './servers';

let demo: DemoWindow;
let workbench: Workbench;

before(async () => {
  demo = await openDemoWindow();
  workbench = demo.workbench;
});

after(() => demo?.close());

/** All text of the Markdown preview that is open, once it has this heading. */
async function preview(heading: string): Promise<string> {
  const { page } = workbench;
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    for (const frame of page.frames()) {
      const title = frame.getByRole('heading', { name: heading, exact: true, level: 1 });
      const found = await title.count().catch(() => 0);
      if (found > 0) return (await frame.locator('body').textContent()) ?? '';
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`no preview has the heading ${heading}`);
}

test('a finding is explained on a page beside the panel, which is there after a reload', async () => {
  await showServers(workbench, 'notes-dead-end');
  await serverMenu(workbench, 'notes-dead-end', 'Trace Sign-In');
  const panel = await openPanel(workbench);
  await panel.status('asks for a token and does not say where to get one');
  await panel.frame.getByRole('button', { name: 'Explain no-discovery' }).click();
  const page = await preview('no-discovery');
  for (const part of ['How it looks', 'In FastMCP', 'RemoteAuthProvider', 'Specification'])
    assert.ok(page.includes(part), part);
  await workbench.reload();
  assert.match(await preview('no-discovery'), /RemoteAuthProvider/);
});

test('any rule can be picked by the command', async () => {
  const list = workbench.page.getByPlaceholder('What to explain');
  // A page that is still being drawn after the reload may take the focus, and the list closes with that.
  for (let attempt = 0; attempt < 5 && !(await list.isVisible()); attempt += 1) {
    await workbench.command('MCP Auth: Explain Finding…');
    await list.fill('issuer-mismatch', { timeout: 3_000 }).catch(() => {});
  }
  assert.equal(await list.inputValue(), 'issuer-mismatch');
  await workbench.page.keyboard.press('Enter');
  assert.match(await preview('issuer-mismatch'), /letter by letter/);
});
