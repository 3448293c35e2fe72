import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { compared } from './compared';
import type { Fixture } from './fixture';
import { device, edited, finished, paused, ready, running, stopped, waiting } from './fixtures';
import { answer, at, openBrowser, openPanel, type PanelPage } from './page';
import { themes } from './themes';

const widths = [1180, 640, 320];

interface View {
  readonly fixture: Fixture;
  readonly step?: Parameters<typeof at>[1];
  readonly tab: string;
  readonly view?: 'Sequence';
}

/** Every kind of strip, every state of a step, and every tab, each at least once. */
const views: readonly View[] = [
  { fixture: ready, tab: 'explained' },
  { fixture: running, tab: 'timing' },
  { fixture: paused, step: 'registration', tab: 'values' },
  { fixture: waiting, tab: 'request' },
  { fixture: edited, tab: 'explained' },
  { fixture: edited, tab: 'request' },
  { fixture: device, tab: 'explained' },
  { fixture: stopped, tab: 'explained' },
  { fixture: stopped, step: 'server-metadata', tab: 'response' },
  { fixture: finished, step: 'server-metadata', tab: 'response' },
  { fixture: finished, tab: 'request' },
  { fixture: finished, step: 'token-request', tab: 'values' },
  { fixture: ready, tab: 'explained', view: 'Sequence' },
  { fixture: stopped, tab: 'explained', view: 'Sequence' },
  { fixture: finished, tab: 'response', view: 'Sequence' },
  { fixture: edited, tab: 'request', view: 'Sequence' },
];

async function violations({ page }: PanelPage): Promise<readonly string[]> {
  const results = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    }),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

async function checkAtAllWidths(panel: PanelPage, name: string): Promise<void> {
  for (const width of widths) {
    const where = `${name} ${width}`;
    await panel.page.setViewportSize({ width, height: 760 });
    assert.deepEqual(await violations(panel), [], where);
    const scrolled = await panel.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(scrolled <= width, `${where}: ${scrolled} pixels wide`);
  }
}

describe('trace panel, WCAG 2 A and AA', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  for (const theme of themes) {
    test(`${theme}: no violation at ${widths.join(', ')} pixels, and no sideways scrolling`, async () => {
      const panel = await openPanel(browser, theme, { width: 1180, height: 760 });
      await panel.page.evaluate(axe.source);
      for (const { fixture, step, tab, view = 'Timeline' } of views) {
        await panel.give({
          type: 'snapshot',
          snapshot: at(fixture, step ?? fixture.snapshot.selected),
        });
        await panel.page.getByRole('button', { name: view, exact: true }).click();
        if (fixture === finished) await panel.give({ type: 'open-search' });
        await panel.page.click(`#tab-${tab}`);
        await answer(panel, fixture);
        await panel.page.evaluate(() =>
          document.querySelector('details.others')?.setAttribute('open', ''),
        );
        if (fixture === device) await panel.give({ type: 'user-code', code: 'WDJB-MJHT' });
        await checkAtAllWidths(panel, `${fixture.name} ${step ?? ''} ${tab} ${view}`);
      }
      await panel.give({ type: 'snapshot', snapshot: compared });
      await checkAtAllWidths(panel, 'comparison');
      await panel.give({
        type: 'notice',
        text: 'The trace of notes was not paused when the window was closed, so nothing of it was kept.',
        actions: ['resume', 'trace-again'],
      });
      await checkAtAllWidths(panel, 'notice');
      assert.deepEqual(await panel.troubles(), []);
      await panel.page.close();
    });
  }
});
