import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';

/** The frame that holds `#mcp-auth-panel`. Throws when there is none within half a minute. */
export async function findPanelFrame(page: Page): Promise<Frame> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    for (const frame of page.frames()) {
      if (await holdsPanel(frame)) return frame;
    }
    await sleep(100);
  }
  const urls = page.frames().map((frame) => frame.url().slice(0, 120));
  throw new Error(`No frame holds #mcp-auth-panel; there are:\n${urls.join('\n')}`);
}

// A frame may go away while it is asked, as VS Code replaces a webview's document.
async function holdsPanel(frame: Frame): Promise<boolean> {
  return frame
    .locator('#mcp-auth-panel')
    .count()
    .then(
      (count) => count > 0,
      () => false,
    );
}
