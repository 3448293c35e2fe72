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

/** Narrows the quick pick with this placeholder to what has this label, and picks it. */
export async function findItem(
  workbench: Workbench,
  placeholder: string,
  label: string,
): Promise<void> {
  const input = workbench.page.locator('.quick-input-widget').getByPlaceholder(placeholder);
  await input.fill(label);
  await pickItem(workbench, label);
}

/** Types into the input box with this prompt, and presses Enter. */
export async function typeInto({ page }: Workbench, prompt: string, text: string): Promise<void> {
  const widget = page.locator('.quick-input-widget', { hasText: prompt });
  await widget.waitFor();
  const input = widget.locator('.quick-input-box input');
  await input.fill(text);
  await input.press('Enter');
}

/** Types a path into VS Code's own dialog for files, and presses Enter until the dialog takes it. */
export async function typePath({ page }: Workbench, title: string, path: string): Promise<void> {
  const widget = page.locator('.quick-input-widget', { hasText: title });
  await widget.waitFor();
  const input = widget.locator('.quick-input-box input');
  for (let attempt = 0; attempt < 15; attempt += 1) {
    if ((await input.inputValue()) !== path) await input.fill(path);
    // The dialog looks the path up while it is typed, and until then Enter does nothing. A machine
    // that has much else to do needs longer for that, and typing anew begins it again.
    await page.waitForTimeout(400 + 300 * attempt);
    // When the folder that it began with is listed late, the dialog puts its own proposal back.
    if ((await input.inputValue()) !== path) continue;
    await input.press('Enter');
    const gone = await widget.waitFor({ state: 'hidden', timeout: 1_000 }).then(
      () => true,
      () => false,
    );
    if (gone) return;
  }
  throw new Error(`the dialog ${title} does not take ${path}`);
}
