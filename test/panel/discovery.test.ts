import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { showing, texts } from './driving';
import { finished, paused } from './fixtures';
import { at, openBrowser } from './page';

describe('trace panel, what discovery and a code are shown with', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  test('every address is listed with what came of it, asked or not', async () => {
    const panel = await showing(browser, finished);
    const shown = at(finished, 'server-metadata');
    const places = [
      { url: 'https://as.example/a', why: 'First.', state: 'asked', came: 'answered 404' },
      { url: 'https://as.example/b', why: 'Then.', state: 'used', came: 'answered 200' },
      { url: 'https://as.example/c', why: 'Last.', state: 'spared', came: 'not asked' },
    ] as const;
    await panel.give({
      type: 'snapshot',
      snapshot: { ...shown, detail: { ...shown.detail, places } },
    });
    assert.deepEqual(
      (await texts(panel, '.places-list li')).map((text) => text.replace(/\s+/g, ' ').trim()),
      [
        'https://as.example/a First. answered 404',
        'https://as.example/b Then. answered 200',
        'https://as.example/c Last. not asked',
      ],
    );
    await panel.give({ type: 'snapshot', snapshot: at(finished, 'pkce') });
    assert.equal(await panel.page.locator('.places').isVisible(), false);
    assert.deepEqual(await panel.troubles(), []);
    await panel.page.close();
  });

  test('the age of a code counts up while the flow holds it', async () => {
    const panel = await showing(browser, paused);
    const age = panel.page.locator('.code-age');
    assert.equal(await age.isVisible(), false);
    const { snapshot } = paused;
    await panel.give({
      type: 'snapshot',
      snapshot: { ...snapshot, codeSince: Date.now() - 61_000 },
    });
    const before = await age.innerText();
    assert.match(before, /^The code is 1 min [12] s old\.$/);
    await panel.page.waitForFunction(
      (was) => document.querySelector('.code-age')?.textContent !== was,
      before,
    );
    await panel.give({ type: 'snapshot', snapshot });
    assert.equal(await age.isVisible(), false);
    await panel.page.close();
  });

  test('a request that a redirect led to says so', async () => {
    const panel = await showing(browser, finished);
    const shown = at(finished, 'server-metadata');
    const [first] = shown.detail.exchanges;
    assert.ok(first);
    const exchanges = [first, { ...first, id: 'hop', redirectOf: first.id }];
    await panel.give({
      type: 'snapshot',
      snapshot: { ...shown, detail: { ...shown.detail, exchanges } },
    });
    await panel.page.click('#tab-request');
    await panel.page.getByText('Sent because request 1 was redirected here.').waitFor();
    await panel.page.close();
  });

  test('text that is written from right to left begins at the right', async () => {
    const panel = await showing(browser, finished);
    const shown = at(finished, 'server-metadata');
    const value = '\u05e9\u05dc\u05d5\u05dd (hello)';
    const values = [{ name: 'client_name', value, meaning: 'What it is called.' }];
    await panel.give({
      type: 'snapshot',
      snapshot: { ...shown, detail: { ...shown.detail, values } },
    });
    await panel.page.click('#tab-values');
    const gaps = await panel.page.locator('.values .value').evaluate((cell) => {
      const text = document.createRange();
      text.selectNodeContents(cell);
      const [box, words] = [cell.getBoundingClientRect(), text.getBoundingClientRect()];
      return { left: words.left - box.left, right: box.right - words.right };
    });
    assert.ok(gaps.left > gaps.right, JSON.stringify(gaps));
    await panel.page.close();
  });
});
