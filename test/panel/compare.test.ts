import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { compared, comparison } from './compared';
import { showing, texts } from './driving';
import { finished } from './fixtures';
import { openBrowser } from './page';

describe('trace panel, comparison', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  test('is shown as soon as there is one, with what differs and nothing else', async () => {
    const panel = await showing(browser, finished);
    const view = panel.page.getByRole('button', { name: 'Compare', exact: true });
    assert.equal(await view.isVisible(), false);
    await panel.give({ type: 'snapshot', snapshot: compared });
    assert.equal(await view.getAttribute('aria-pressed'), 'true');
    assert.deepEqual(await texts(panel, '.compare-summary'), ['2 steps of 3 differ.']);
    assert.deepEqual(await texts(panel, '.compare-title'), ['Registration', 'Call the tool']);
    assert.deepEqual(await texts(panel, '[data-step="registration"] .difference th'), [
      'what came of it',
      'finding no-registration-path',
      'request',
    ]);
    assert.deepEqual(await texts(panel, '[data-step="registration"] .difference .is'), [
      'done',
      'not there',
      'POST /register',
    ]);
    assert.equal(await panel.page.locator('main').isVisible(), false);
    await panel.page.getByRole('button', { name: 'Only What Differs' }).press('Enter');
    assert.deepEqual(await texts(panel, '.compare-title'), [
      'First request, no token',
      'Registration',
      'Call the tool',
    ]);
    assert.deepEqual(await panel.troubles(), []);
    await panel.page.close();
  });

  test('gives way to the other views, and is gone with the other trace', async () => {
    const panel = await showing(browser, finished);
    await panel.give({ type: 'snapshot', snapshot: compared });
    await panel.page.getByRole('button', { name: 'Timeline', exact: true }).click();
    assert.equal(await panel.page.locator('main').isVisible(), true);
    // Another snapshot of the same comparison does not take the view over.
    await panel.give({ type: 'snapshot', snapshot: { ...compared, revision: '2025-11-25' } });
    assert.equal(await panel.page.locator('.timeline').count(), 1);
    await panel.page.getByRole('button', { name: 'Compare', exact: true }).click();
    await panel.give({ type: 'snapshot', snapshot: finished.snapshot });
    assert.equal(await panel.page.locator('.compare').count(), 0);
    assert.equal(await panel.page.locator('.timeline').count(), 1);
    await panel.page.close();
  });

  test('says it when nothing differs', async () => {
    const panel = await showing(browser, finished);
    const same = comparison.steps.slice(0, 1);
    await panel.give({
      type: 'snapshot',
      snapshot: { ...compared, comparison: { ...comparison, steps: same } },
    });
    assert.deepEqual(await texts(panel, '.compare-summary'), ['Nothing differs that matters.']);
    await panel.page.close();
  });
});
