import type { Frame } from 'playwright-core';
import type { Workbench } from './harness/browser';

/** The trace panel as a person uses it. */
export interface Panel {
  /** Presses a button of the toolbar or of the status line. */
  press(name: string): Promise<void>;
  /** Waits until the status line holds this text, and gives all of it. */
  status(text: string): Promise<string>;
  /** The steps with their states. */
  steps(): Promise<readonly { readonly id: string; readonly state: string }[]>;
  select(step: string): Promise<void>;
  tab(name: string): Promise<void>;
  /** All text of the detail side. */
  detail(): Promise<string>;
  readonly frame: Frame;
}

/** The panel that is open in the workbench; waits until it has drawn its first snapshot. */
export async function openPanel(workbench: Workbench): Promise<Panel> {
  const frame = await workbench.panelFrame();
  await frame.locator('.step').first().waitFor({ timeout: 30_000 });
  const status = frame.locator('.strip-text');
  return {
    frame,
    press: (name) => frame.getByRole('button', { name, exact: true }).click(),
    async status(text) {
      await frame.locator('.strip-text', { hasText: text }).waitFor({ timeout: 30_000 });
      return (await status.textContent()) ?? '';
    },
    steps: () =>
      frame.locator('.step').evaluateAll((rows) =>
        rows.map((row) => ({
          id: row.getAttribute('data-step') ?? '',
          state: row.getAttribute('data-state') ?? '',
        })),
      ),
    async select(step) {
      await frame.locator(`[data-step="${step}"]`).click();
      await frame.locator(`[data-step="${step}"][aria-selected="true"]`).waitFor();
    },
    tab: (name) => frame.getByRole('tab', { name: new RegExp(`^${name}`) }).click(),
    detail: async () => ((await frame.locator('main, article').first().textContent()) ?? '').trim(),
  };
}
