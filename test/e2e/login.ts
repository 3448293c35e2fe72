import type { Page } from 'playwright-core';
import type { Workbench } from './harness/browser';

/** Does what opens the login page, agrees to VS Code's question about it, and gives the page. */
export async function openLogin(workbench: Workbench, press: () => Promise<void>): Promise<Page> {
  const popup = workbench.page.context().waitForEvent('page');
  await press();
  // VS Code asks before it opens an address outside of its trusted domains.
  await workbench.page.getByRole('button', { name: 'Open', exact: true }).click();
  return popup;
}
