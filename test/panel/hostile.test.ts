import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { hostile, javascriptUrl, reordered, script } from './fixture-hostile';
import { answer, openBrowser, openPanel, type PanelPage } from './page';

describe('trace panel, hostile strings', () => {
  let browser: Browser;
  let panel: PanelPage;
  before(async () => {
    browser = await openBrowser();
    panel = await openPanel(browser, 'dark', { width: 1180, height: 760 });
    await panel.show(hostile);
    for (const tab of ['request', 'response', 'values', 'timing', 'explained']) {
      await panel.page.click(`#tab-${tab}`);
      await answer(panel, hostile);
    }
  });
  after(() => browser.close());

  test('markup is shown as text', async () => {
    for (const selector of [
      '.server-name',
      '.strip-text',
      '.outcome',
      '.finding-title',
      '.exchange-method',
    ]) {
      const [text] = await panel.page.locator(selector).allTextContents();
      assert.ok(text?.includes(script.slice(0, 10)), `${selector}: ${text}`);
    }
    const elements = await panel.page.evaluate(
      () =>
        document.querySelectorAll('#mcp-auth-panel :is(img, script, iframe, form, style)').length,
    );
    assert.equal(elements, 0);
  });

  test('no script ran and nothing was blocked, thrown or asked', async () => {
    assert.equal(await panel.page.evaluate(() => 'ran' in window), false);
    assert.deepEqual(await panel.troubles(), []);
  });

  test('no element has an address or a listener that came from a string', async () => {
    const bad = await panel.page.evaluate(() =>
      [...document.querySelectorAll('#mcp-auth-panel *')].flatMap((element) =>
        [...element.attributes]
          .filter(({ name }) => /^(on|href|src|action|formaction|srcdoc)/.test(name))
          .map(({ name, value }) => `${name}=${value}`),
      ),
    );
    assert.deepEqual(bad, []);
  });

  test('characters that reorder text are spelled out, in text and in tooltips', async () => {
    const html = await panel.page.locator('#mcp-auth-panel').innerHTML();
    assert.equal(html.includes('\u202E'), false);
    assert.ok(html.includes(reordered.replace('\u202E', '‹U+202E›')));
  });

  test('a header of 100 KB is shown in part, and whole when asked for', async () => {
    await panel.page.click('#tab-response');
    await panel.page.locator('.page:not([hidden]) .exchange-row').first().click();
    await answer(panel, hostile);
    const cell = panel.page.locator('.pairs td', { hasText: 'start xxx' });
    assert.ok(((await cell.textContent()) ?? '').length < 700);
    await cell.getByRole('button', { name: 'Show all 100,010 characters' }).click();
    assert.match((await cell.textContent()) ?? '', /^start x{100000} end$/);
  });

  test('cut JSON is coloured and nothing of it is lost', async () => {
    const [shown] = await panel.page.locator('.page:not([hidden]) pre').allTextContents();
    const given = hostile.bodies['h1 response']?.text ?? '';
    const bare = (text: string) => text.replace(/\s/g, '').replace('\u202E', '‹U+202E›');
    assert.equal(bare(shown ?? ''), bare(given));
    assert.ok((await panel.page.locator('.json-key').count()) >= 3);
  });

  test('a request to a javascript address is text, and its query a table', async () => {
    await panel.page.click('#tab-request');
    const [line] = await panel.page
      .locator('.page:not([hidden]) .request-line .url')
      .allTextContents();
    assert.ok(line?.startsWith(javascriptUrl));
    assert.deepEqual(await panel.page.locator('#mcp-auth-panel a').count(), 0);
  });
});
