import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chromium, type Frame, type Page } from 'playwright-core';
import { pathFromEnvironment } from './environment';
import { pickTheme, runCommand, type Theme } from './palette';
import { findPanelFrame } from './panel-frame';
import { readTree, type TreeRow } from './tree';

export interface Workbench {
  readonly page: Page;
  /** Runs the command with exactly this title, category included, from the command palette. */
  command(title: string): Promise<void>;
  /** The rows of the tree in the side bar that can be seen. */
  tree(): Promise<readonly TreeRow[]>;
  /** The document of our trace panel, once it is there. */
  panelFrame(): Promise<Frame>;
  /** Switches the colour theme. */
  theme(theme: Theme): Promise<void>;
  /** Loads the window anew. */
  reload(): Promise<void>;
  /** Writes `media/screenshots/NAME.png`. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

// Nothing but this machine is ever asked: every other name does not resolve.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE 127.0.0.2',
];

/**
 * Opens the workbench in a browser profile that nothing was in before, and waits until it can be
 * used. Throws when it does not appear within a minute.
 */
export async function openWorkbench(
  url: string,
  options: { readonly theme?: Theme } = {},
): Promise<Workbench> {
  const browser = await chromium.launch({
    executablePath: pathFromEnvironment('MCP_AUTH_CHROMIUM'),
    args: flags,
  });
  try {
    const context = await browser.newContext({
      viewport: { width: 1400, height: 900 },
      // A screenshot shows no half-faded message.
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    const appears = () =>
      page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await page.goto(url);
    await appears();
    if (options.theme !== undefined) await pickTheme(page, options.theme);
    return {
      page,
      command: (title) => runCommand(page, title),
      theme: (theme) => pickTheme(page, theme),
      tree: () => readTree(page),
      panelFrame: () => findPanelFrame(page),
      async reload() {
        // By the command, because VS Code saves what is open while it closes.
        const loaded = page.waitForEvent('load');
        await runCommand(page, 'Developer: Reload Window');
        await loaded;
        await appears();
      },
      async screenshot(name) {
        const path = join('media', 'screenshots', `${name}.png`);
        await mkdir(dirname(path), { recursive: true });
        // Away from whatever would show a hint.
        await page.mouse.move(700, 892);
        await page.screenshot({ path, animations: 'disabled' });
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
