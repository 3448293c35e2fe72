import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { PanelSnapshot } from '../../src/model/messages';
import { press } from './driving';
import { finished } from './fixtures';
import { at, openBrowser, openPanel, type PanelPage } from './page';

const many = 3000;

/** The fixture with a step that has sent very many requests. */
function long(): PanelSnapshot {
  const shown = at(finished, 'server-metadata');
  const [first] = shown.detail.exchanges;
  const arrow = shown.sequence?.arrows.find(({ exchange }) => exchange === first?.id);
  assert.ok(first !== undefined && shown.sequence !== undefined && arrow !== undefined);
  const ids = Array.from({ length: many }, (_, turn) => `many-${turn}`);
  return {
    ...shown,
    detail: { ...shown.detail, exchanges: ids.map((id) => ({ ...first, id })) },
    sequence: {
      ...shown.sequence,
      arrows: ids.map((id) => ({ ...arrow, id, exchange: id })),
    },
  };
}

const drawn = ({ page }: PanelPage, selector: string) => page.locator(selector).count();

const focusedPlace = ({ page }: PanelPage) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'));

describe('trace panel, long lists', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  for (const [view, row] of [
    ['timeline', '.exchanges-tab:visible .exchange-row'],
    ['sequence', '.arrow'],
  ] as const) {
    test(`${view}: only what can be seen is drawn, and the keyboard reaches all of it`, async () => {
      const size = { width: 1000, height: 600 };
      const panel = await openPanel(browser, 'dark', size, { view, tab: 'request' });
      await panel.give({ type: 'snapshot', snapshot: long() });
      assert.ok((await drawn(panel, row)) < 120);
      const selected = panel.page.locator(`${row}[aria-selected="true"]`);
      assert.equal(await selected.getAttribute('aria-setsize'), String(many));
      await selected.focus();

      await press(panel, 'Home', 'ArrowDown', 'ArrowDown');
      assert.equal(await focusedPlace(panel), '3');
      const third = panel.page.locator(`${row}:focus`);
      await third.waitFor();
      const box = await third.boundingBox();
      assert.ok(box !== null && box.y > 0 && box.y < size.height, JSON.stringify(box));

      await press(panel, 'End');
      assert.equal(await focusedPlace(panel), String(many));
      await press(panel, 'PageUp', 'ArrowUp');
      assert.ok(Number(await focusedPlace(panel)) < many - 2);
      assert.ok((await drawn(panel, row)) < 120);

      await press(panel, 'Home', 'Enter');
      await panel.page.waitForFunction(
        () => document.activeElement?.getAttribute('aria-selected') === 'true',
      );
      assert.equal(await focusedPlace(panel), '1');
      assert.deepEqual(await panel.troubles(), []);
      await panel.page.close();
    });
  }

  test('focus outlives another size, and a scroll leaves a way in', async () => {
    const size = { width: 1000, height: 600 };
    const panel = await openPanel(browser, 'dark', size, { view: 'sequence', tab: 'explained' });
    await panel.give({ type: 'snapshot', snapshot: long() });
    await panel.page.locator('.arrow[aria-selected="true"]').focus();
    await press(panel, 'Home', 'ArrowDown');
    await panel.page.setViewportSize({ width: 900, height: 700 });
    await panel.page.evaluate(() => new Promise(requestAnimationFrame));
    assert.equal(await focusedPlace(panel), '2');
    await panel.page.locator('#tab-explained').focus();
    await panel.page.locator('.sequence').evaluate(async (element) => {
      element.scrollTop = element.scrollHeight / 2;
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    });
    assert.equal(await panel.page.locator('.arrow[tabindex="0"]').count(), 1);
    await panel.page.close();
  });

  test('the timing of very many requests shows those that took longest', async () => {
    const size = { width: 1000, height: 600 };
    const panel = await openPanel(browser, 'dark', size, { view: 'timeline', tab: 'timing' });
    const snapshot = long();
    const exchanges = snapshot.detail.exchanges.map((exchange, turn) => ({
      ...exchange,
      timing: { startMs: turn, totalMs: turn % 7 },
    }));
    await panel.give({
      type: 'snapshot',
      snapshot: { ...snapshot, detail: { ...snapshot.detail, exchanges } },
    });
    assert.equal(await drawn(panel, '.timing tbody tr'), 200);
    const took = await panel.page.locator('.timing tbody tr td:nth-child(4)').allInnerTexts();
    assert.deepEqual(new Set(took), new Set(['6 ms']));
    await panel.page.close();
  });
});
