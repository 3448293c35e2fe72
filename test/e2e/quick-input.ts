import type { Workbench } from './harness/browser';

/** Picks the entry with this label from the quick pick that is open, once it offers it. */
export async function pickItem({ page }: Workbench, label: string): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  const row = widget.locator('.monaco-list-row', {
    has: page.locator('.label-name', { hasText: label }),
  });
  await row.first().waitFor();
  await row.first().click();
}

/** Types into the input box with this prompt, and presses Enter. */
export async function typeInto({ page }: Workbench, prompt: string, text: string): Promise<void> {
  const widget = page.locator('.quick-input-widget', { hasText: prompt });
  await widget.waitFor();
  const input = widget.locator('.quick-input-box input');
  await input.fill(text);
  // A dialog for files looks the path up while it is typed.
  await page.waitForTimeout(300);
  await input.press('Enter');
}
