import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { SearchHit } from '../../src/model/search';
import { focused, press, showing, texts } from './driving';
import { finished, running, stopped } from './fixtures';
import { answer, openBrowser, type PanelPage } from './page';

const hits: readonly SearchHit[] = [
  {
    step: 'challenge',
    title: 'Read the challenge',
    tab: 'explained',
    where: 'what came of it',
    before: 'names ',
    match: 'metadata',
    after: '',
  },
  {
    step: 'server-metadata',
    title: 'Server metadata',
    tab: 'response',
    exchange: 'x4',
    where: 'response body',
    before: '{\n  "no ',
    match: 'Metadata',
    after: '": "<b>here</b>"',
  },
];

async function typed(panel: PanelPage, text: string): Promise<void> {
  await panel.page.keyboard.type(text);
  await panel.page.waitForFunction(
    (wanted) =>
      (window as unknown as { sent: { type: string; text?: string }[] }).sent.some(
        (message) => message.type === 'search' && message.text === wanted,
      ),
    text,
  );
}

describe('trace panel, search', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  test('asks the host, lists what is found, and leads there by keyboard', async () => {
    const panel = await showing(browser, stopped);
    await panel.give({ type: 'open-search' });
    await typed(panel, 'metadata');
    assert.deepEqual(await panel.sent(), [{ type: 'search', text: 'metadata' }]);
    await panel.give({ type: 'found', text: 'metadata', hits, more: false });
    assert.deepEqual(
      (await texts(panel, '.hit')).map((text) => text.replace(/\s+/g, ' ')),
      [
        'Read the challenge what came of it names metadata',
        'Server metadata response body { "no Metadata": "<b>here</b>"',
      ],
    );
    assert.equal(await panel.page.locator('.search-said').innerText(), '2 places');
    await press(panel, 'ArrowDown', 'ArrowDown', 'Enter');
    const [select] = await answer(panel, stopped);
    assert.deepEqual(select, { type: 'select', step: 'server-metadata' });
    assert.equal(await panel.page.getAttribute('#tab-response', 'aria-selected'), 'true');
    assert.match(await focused(panel), /^Server metadata response body/);
    assert.deepEqual(await panel.troubles(), []);
    await panel.page.close();
  });

  test('what was asked before is not shown, and nothing found is said', async () => {
    const panel = await showing(browser, stopped);
    await panel.page.getByRole('button', { name: 'Search the trace' }).click();
    await typed(panel, 'nowhere');
    await panel.give({ type: 'found', text: 'now', hits, more: false });
    assert.equal(await panel.page.locator('.hit').count(), 0);
    await panel.give({ type: 'found', text: 'nowhere', hits: [], more: false });
    assert.equal(await panel.page.locator('.search-said').innerText(), 'Nothing holds nowhere');
    await press(panel, 'Escape');
    assert.equal(await panel.page.locator('.search').isVisible(), false);
    assert.equal(
      await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      'Search the trace',
    );
    await panel.page.close();
  });

  test('searches anew once the trace has gone on, and not while it is closed', async () => {
    const panel = await showing(browser, running);
    await panel.give({ type: 'open-search' });
    await typed(panel, 'token');
    await panel.sent();
    await panel.show(stopped);
    await panel.page.waitForTimeout(300);
    assert.deepEqual(await panel.sent(), [{ type: 'search', text: 'token' }]);
    await press(panel, 'Escape');
    await panel.show(finished);
    await panel.page.waitForTimeout(300);
    assert.ok(!(await panel.sent()).some(({ type }) => type === 'search'));
    await panel.page.close();
  });
});
