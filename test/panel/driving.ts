import type { Browser } from 'playwright-core';
import type { Fixture } from './fixture';
import { answer, openPanel, type PanelPage } from './page';

export const wide = { width: 1180, height: 760 };

/** Opens a panel that shows a fixture, and forgets what it sent up to then. */
export async function showing(browser: Browser, fixture: Fixture, size = wide): Promise<PanelPage> {
  const panel = await openPanel(browser, 'dark', size);
  await panel.show(fixture);
  await answer(panel, fixture);
  return panel;
}

/** The step, or the text, of the element that has the focus. */
export function focused({ page }: PanelPage): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('data-step') ?? activeElement?.textContent ?? '';
  });
}

export async function press(panel: PanelPage, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await panel.page.keyboard.press(key);
}

export function texts({ page }: PanelPage, selector: string): Promise<string[]> {
  return page.locator(selector).allInnerTexts();
}
