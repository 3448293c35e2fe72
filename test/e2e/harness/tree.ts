import type { Locator, Page } from 'playwright-core';

export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** What a screen reader says for the row. */
  readonly spoken: string;
  /** 1 for the rows at the top. */
  readonly level: number;
  /** `undefined` where there is nothing to open. */
  readonly expanded: boolean | undefined;
  readonly row: Locator;
}

/** The rows of the side bar's tree, from the top; those outside the window are not drawn by VS Code. */
export async function readTree(page: Page): Promise<readonly TreeRow[]> {
  const rows = page.locator('.part.sidebar [role="treeitem"]');
  const read = await rows.evaluateAll((elements) =>
    elements.map((element) => ({
      label: element.querySelector('.label-name')?.textContent ?? '',
      description: element.querySelector('.label-description')?.textContent ?? '',
      spoken: element.getAttribute('aria-label') ?? '',
      level: Number(element.getAttribute('aria-level')),
      expanded: element.getAttribute('aria-expanded'),
      index: Number(element.getAttribute('data-index')),
      id: element.id,
    })),
  );
  return read
    .sort((a, b) => a.index - b.index)
    .map(({ label, description, spoken, level, expanded, id }) => ({
      label,
      description,
      spoken,
      level,
      expanded: expanded === null ? undefined : expanded === 'true',
      row: page.locator(`[id="${id}"]`),
    }));
}
