import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

/** The built-in themes, one per kind of body class that a webview can get. */
export type Theme = keyof typeof labels;

const labels = {
  dark: 'Dark 2026',
  light: 'Light 2026',
  'high-contrast': 'Dark High Contrast',
  'high-contrast-light': 'Light High Contrast',
} as const;

const attempts = 20;

/**
 * Runs a command by its title from the command palette. Throws, naming what the palette offered,
 * when there is no such command after some seconds: extensions register theirs late.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  await pick(page, `>${title}`, title, async () => {
    await page.keyboard.press('F1');
  });
}

/** Switches the colour theme, which lasts until the server's folders are gone. */
export async function pickTheme(page: Page, theme: Theme): Promise<void> {
  const label = labels[theme];
  await pick(page, label, label, () => runCommand(page, 'Preferences: Color Theme'));
}

async function pick(
  page: Page,
  typed: string,
  label: string,
  open: () => Promise<void>,
): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  const input = widget.locator('.quick-input-box input');
  let offered: readonly string[] = [];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (!(await input.isVisible())) {
      await open();
      if (!(await appears(input))) {
        await refuseDialog(page);
        // The keyboard was somewhere that keeps F1 for itself.
        await page.locator('.part.statusbar').click({ position: { x: 600, y: 8 } });
        continue;
      }
    }
    await input.fill(typed);
    await sleep(150);
    offered = await widget.locator('.monaco-list-row .label-name').allTextContents();
    const at = offered.indexOf(label);
    if (at !== -1) {
      await widget.locator('.monaco-list-row').nth(at).click();
      await isDone(input, typed);
      return;
    }
    await page.keyboard.press('Escape');
    await sleep(250);
  }
  throw new Error(`"${label}" is not on offer in VS Code; on offer were: ${offered.join(', ')}`);
}

// The palette closes, or shows what the command asks next.
async function isDone(input: Locator, typed: string): Promise<void> {
  const until = Date.now() + 5_000;
  while (Date.now() < until && (await input.isVisible())) {
    if ((await input.inputValue()) !== typed) return;
    await sleep(25);
  }
}

// Nothing can be picked behind a dialog that waits for an answer.
async function refuseDialog(page: Page): Promise<void> {
  const dialogs = await page.locator('.monaco-dialog-box').allTextContents();
  if (dialogs.length > 0) throw new Error(`VS Code waits in a dialog: ${dialogs.join('; ')}`);
}

async function appears(target: Locator): Promise<boolean> {
  return target.waitFor({ timeout: 2_000 }).then(
    () => true,
    () => false,
  );
}
