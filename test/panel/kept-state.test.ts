import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { focused, showing, wide } from './driving';
import { finished, paused, running, stopped, waiting } from './fixtures';
import { answer, at, openBrowser, openPanel } from './page';

describe('trace panel, what it keeps', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  test('focus, chosen tab and scroll outlive snapshots', async () => {
    const panel = await showing(browser, running, { width: 1180, height: 300 });
    await panel.page.focus('[data-step="resource-metadata"]');
    const before = await panel.page.locator('[data-step="resource-metadata"]').elementHandle();
    for (const fixture of [paused, waiting, stopped, finished]) {
      await panel.show(fixture);
      assert.equal(await focused(panel), 'resource-metadata', fixture.name);
    }
    assert.equal(await before?.evaluate((element) => element.isConnected), true);
    await panel.page.focus('.verb');
    await panel.show(running);
    assert.equal(await focused(panel), 'Pause');

    await panel.give({ type: 'snapshot', snapshot: at(finished, 'connect') });
    await panel.page.click('#tab-response');
    await answer(panel, finished);
    await panel.page.locator('.detail').evaluate((element) => element.scrollTo(0, 120));
    await panel.page.focus('.page:not([hidden]) .choice');
    const changed = { ...at(finished, 'connect'), status: 'running' } as const;
    await panel.give({ type: 'snapshot', snapshot: changed });
    assert.equal(await focused(panel), 'Pretty');
    assert.equal(await panel.page.locator('.detail').evaluate((element) => element.scrollTop), 120);
    await panel.page.close();
  });

  test('another step begins at its top, and its row is in view', async () => {
    const panel = await showing(browser, stopped, { width: 1180, height: 300 });
    await panel.give({ type: 'snapshot', snapshot: at(stopped, 'server-metadata') });
    await panel.page.click('#tab-response');
    await answer(panel, stopped);
    await panel.page.locator('.detail').evaluate((element) => element.scrollTo(0, 90));
    await panel.give({ type: 'snapshot', snapshot: at(stopped, 'list-tools') });
    assert.equal(await panel.page.locator('.detail').evaluate((element) => element.scrollTop), 0);
    const box = await panel.page.locator('[data-step="list-tools"]').boundingBox();
    assert.ok(box !== null && box.y > 0 && box.y + box.height <= 300, JSON.stringify(box));
    await panel.page.close();
  });

  test('a flow that stops shows its finding, and only once', async () => {
    const panel = await showing(browser, running, { width: 1180, height: 600 });
    const open = () => panel.page.getAttribute('.tab[aria-selected="true"]', 'id');
    await panel.page.click('#tab-values');
    await panel.show(stopped);
    assert.equal(await open(), 'tab-explained');
    await panel.page.click('#tab-values');
    await panel.show(stopped);
    assert.equal(await open(), 'tab-values');
    await panel.page.close();
  });

  test('keeps view, tab, exchange and scroll over a reload, and nothing else', async () => {
    const kept = { tab: 'response', exchange: 'x4', scroll: 40, snapshot: 'not ours', token: 1 };
    const panel = await openPanel(browser, 'dark', { width: 1180, height: 300 }, kept);
    assert.deepEqual(await panel.sent(), [{ type: 'ready', view: 'timeline' }]);
    await panel.give({ type: 'snapshot', snapshot: at(stopped, 'server-metadata') });
    assert.deepEqual(await answer(panel, stopped), [
      { type: 'body', exchange: 'x4', part: 'response' },
    ]);
    assert.equal(await panel.page.locator('.detail').evaluate((element) => element.scrollTop), 40);
    await panel.page.click('#tab-values');
    await panel.page.click('#tab-request');
    await panel.page.locator('.page:not([hidden]) .exchange-row').first().click();
    assert.deepEqual(await panel.states(), [
      { view: 'timeline', tab: 'values', exchange: 'x4', scroll: 0 },
      { view: 'timeline', tab: 'request', exchange: 'x4', scroll: 0 },
      { view: 'timeline', tab: 'request', exchange: 'x3', scroll: 0 },
    ]);
    await panel.page.close();
  });

  test('kept state of another shape is ignored', async () => {
    const panel = await openPanel(browser, 'dark', wide, {
      view: 'lanes',
      tab: 'sequence',
      exchange: 7,
      scroll: '9',
    });
    await panel.show(stopped);
    assert.equal(await panel.page.locator('#tab-explained').getAttribute('aria-selected'), 'true');
    assert.deepEqual(await panel.troubles(), []);
    await panel.page.close();
  });

  test('what is no message of the host changes nothing', async () => {
    const panel = await showing(browser, stopped);
    const before = await panel.page.locator('#mcp-auth-panel').innerHTML();
    const strange = [null, 'snapshot', { type: 'other' }, { type: 'snapshot' }, { type: 'body' }];
    for (const message of strange) {
      await panel.page.evaluate((data) => window.postMessage(data, '*'), message);
    }
    await panel.page.evaluate(() => new Promise((done) => setTimeout(done, 20)));
    assert.equal(await panel.page.locator('#mcp-auth-panel').innerHTML(), before);
    assert.deepEqual(await panel.troubles(), []);
    await panel.page.close();
  });
});
