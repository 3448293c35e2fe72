import type { Workbench } from './harness/browser';
import type { TreeRow } from './harness/tree';

/** Opens the view *MCP Servers* and waits until a row with this name is there. */
export async function showServers(workbench: Workbench, name: string): Promise<TreeRow> {
  await workbench.page.getByRole('tab', { name: 'MCP Auth' }).first().click();
  await serverRow(workbench, name);
  await drawn(workbench);
  return serverRow(workbench, name);
}

/** Waits until the tree is as it was a second before: it is drawn anew when states and findings are known. */
async function drawn(workbench: Workbench): Promise<void> {
  let before = '';
  let since = Date.now();
  for (const until = Date.now() + 15_000; Date.now() < until && Date.now() - since < 1_500; ) {
    const rows = await workbench.tree();
    const now = rows.map((row) => `${row.label}: ${row.description}`).join('; ');
    if (now !== before) since = Date.now();
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** The row of a server, once it is there; `description` waits until its description holds that text. */
export async function serverRow(
  workbench: Workbench,
  name: string,
  description = '',
): Promise<TreeRow> {
  const until = Date.now() + 20_000;
  let rows: readonly TreeRow[] = [];
  while (Date.now() < until) {
    rows = await workbench.tree();
    const found = rows.find((row) => row.label === name && row.description.includes(description));
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const there = rows.map((row) => `${row.label}: ${row.description}`).join('; ');
  throw new Error(`no server ${name} with "${description}" in the tree; there are: ${there}`);
}

/** Picks an entry from the context menu of a server. VS Code drops clicks that come soon after the menu, and never a key. */
export async function serverMenu(workbench: Workbench, name: string, entry: string): Promise<void> {
  const item = workbench.page.getByRole('menuitem', { name: entry, exact: true });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const { row } = await serverRow(workbench, name);
    await row.click({ button: 'right' });
    // A tree that is drawn anew in that moment takes the click, and opens no menu.
    const opened = await item.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (!opened) continue;
    // So does one that is drawn anew while the menu is open.
    const hovered = await item.hover({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (!hovered) continue;
    await new Promise((resolve) => setTimeout(resolve, 200));
    await workbench.page.keyboard.press('Enter');
    const gone = await item.waitFor({ state: 'hidden', timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (gone) return;
    await workbench.page.keyboard.press('Escape');
  }
  throw new Error(`the context menu of ${name} does not take ${entry}`);
}
