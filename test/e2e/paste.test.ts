import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createBrowser } from '../server/test-client';
import { type DemoWindow, openDemoWindow } from './demo-window';
import type { Workbench } from './harness/browser';
import { openPanel } from './panel';
import { serverMenu, showServers } from './servers';

let demo: DemoWindow;
let workbench: Workbench;

before(async () => {
  demo = await openDemoWindow({ theme: 'dark' });
  workbench = demo.workbench;
});

after(() => demo?.close());

test('a login in another browser is finished by pasting the redirected URL', async () => {
  await showServers(workbench, 'notes');
  await serverMenu(workbench, 'notes', 'Trace Sign-In');
  const panel = await openPanel(workbench);
  await panel.status('Paused before the browser opens');
  await panel.press('Continue');
  await workbench.page.getByRole('button', { name: 'Cancel', exact: true }).click();
  const waiting = await panel.status('Waiting for you to sign in');
  const redirectUri = /http\S+callback/.exec(waiting)?.[0] ?? '';
  await panel.press('Copy Login Address');
  const address = await copiedAddress();

  const browser = createBrowser(redirectUri);
  const page = await browser.open(new URL(address));
  const { url } = await browser.open(
    page.url,
    new URLSearchParams({ name: 'ada', decision: 'allow' }),
  );
  assert.ok(url.searchParams.has('code'), url.href);

  await panel.press('Paste Redirected URL…');
  const input = workbench.page.locator('.quick-input-widget input');
  await input.fill('not an address');
  await workbench.page.getByText('This is not an address.').waitFor();
  await input.fill(url.href);
  await input.press('Enter');
  await panel.status('Signed in to notes. 4 tools.');
  await panel.select('callback');
  await panel.tab('Values');
  await workbench.screenshot('callback-dark');
});

/** What lies on the clipboard. A page may read it only while it has the focus itself, not a frame of it. */
async function copiedAddress(): Promise<string> {
  const { page } = workbench;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await page.locator('.part.statusbar').click({ position: { x: 600, y: 8 } });
    const text = await page.evaluate(() => navigator.clipboard.readText().catch(() => ''));
    if (text.startsWith('http') && text.includes('code_challenge')) return text;
    await page.waitForTimeout(200);
  }
  throw new Error('the login address is not on the clipboard');
}
