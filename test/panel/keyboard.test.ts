import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { FromPanel } from '../../src/model/messages';
import { focused, press, showing } from './driving';
import { paused, running, stopped } from './fixtures';
import { answer, openBrowser } from './page';

describe('trace panel, keyboard and speech', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  test('the whole panel is reached and moved in by the keyboard', async () => {
    const panel = await showing(browser, stopped);
    await press(panel, 'Tab', 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    assert.equal(await focused(panel), 'Retry');
    await press(panel, 'ArrowRight');
    assert.equal(await focused(panel), 'Restart');
    await press(panel, 'Enter', 'ArrowRight', 'Enter', 'ArrowRight');
    assert.equal(await focused(panel), 'Continue');
    assert.deepEqual(await panel.sent(), [{ type: 'verb', verb: 'restart' }]);

    await press(panel, 'Tab', 'Tab', 'Tab', 'Tab', 'Enter', 'Tab', 'Enter', 'Tab', 'Enter', 'Tab');
    assert.deepEqual(
      await panel.sent(),
      ['copy-report', 'trace-as', 'continue-anyway'].map((action) => ({ type: 'banner', action })),
    );
    assert.equal(await focused(panel), 'registration');
    await press(panel, 'ArrowUp', 'ArrowUp');
    assert.equal(await focused(panel), 'server-metadata');
    await press(panel, 'Home', 'ArrowUp');
    assert.equal(await focused(panel), 'first-request');
    await press(panel, 'End', 'ArrowDown');
    assert.equal(await focused(panel), 'list-tools');
    await press(panel, 'Home', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    assert.deepEqual(await panel.sent(), []);
    await press(panel, 'Enter');
    assert.deepEqual(await answer(panel, stopped), [{ type: 'select', step: 'server-metadata' }]);
    assert.equal(await focused(panel), 'server-metadata');

    await press(panel, 'Tab');
    assert.equal(await focused(panel), 'Back to Registration');
    await press(panel, 'Tab', 'Enter', 'Tab', 'Enter');
    assert.deepEqual(await panel.sent(), [
      { type: 'rewind', step: 'server-metadata' },
      { type: 'breakpoint', step: 'server-metadata' },
    ]);
    await press(panel, 'Tab', 'Tab', 'Tab');
    assert.match(await focused(panel), /^Explained/);
    await press(panel, 'ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    assert.match(await focused(panel), /^Response/);
    assert.equal(await panel.page.locator('#tab-response').getAttribute('aria-selected'), 'true');
    assert.deepEqual(await answer(panel, stopped), [
      { type: 'body', exchange: 'x5', part: 'response' },
    ] satisfies FromPanel[]);
    await press(panel, 'Tab');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.role), 'tabpanel');
    await press(panel, 'Tab', 'Home', ' ');
    assert.deepEqual(await answer(panel, stopped), [
      { type: 'body', exchange: 'x3', part: 'response' },
    ]);
    assert.deepEqual(await panel.troubles(), []);
    await panel.page.close();
  });

  test('focus is seen, and motion stops for those who ask for that', async () => {
    const panel = await showing(browser, running);
    for (const stop of [
      'verb',
      'view',
      'view',
      'find',
      'step',
      'act breakpoint-act',
      'link',
      'link',
      'tab',
      'page',
    ]) {
      await press(panel, 'Tab');
      const [name, outline] = await panel.page.evaluate(() => {
        const element = document.activeElement ?? document.body;
        return [element.className, getComputedStyle(element).outlineStyle];
      });
      assert.equal(name, stop);
      assert.equal(outline, 'solid', stop);
    }
    const spin = panel.page.locator('.step .icon-running');
    const animation = () => spin.evaluate((icon) => getComputedStyle(icon).animationName);
    assert.equal(await animation(), 'none');
    await panel.page.emulateMedia({ reducedMotion: 'no-preference' });
    assert.equal(await animation(), 'turn');
    await panel.page.close();
  });

  test('keys with Alt, Ctrl or Shift are left to VS Code', async () => {
    const panel = await showing(browser, stopped);
    await panel.page.focus('[data-step="registration"]');
    await press(panel, 'Alt+ArrowUp', 'Control+Home', 'Shift+ArrowDown', 'F10', 'F5');
    assert.equal(await focused(panel), 'registration');
    assert.deepEqual(await panel.sent(), []);
    await panel.page.close();
  });

  test('pauses, ends and findings are announced, a running flow is not', async () => {
    const panel = await showing(browser, running);
    const said = () => panel.page.locator('[role="status"]').textContent();
    assert.equal(await said(), '');
    await panel.show(paused);
    assert.equal(await said(), 'Paused before the browser opens');
    await panel.show(stopped);
    assert.equal(
      await said(),
      'Stopped at Registration: github.com does not let clients register. Warning: github.com publishes no authorization server metadata',
    );
    await panel.page.close();
  });

  test('in a narrow panel the steps fold away, and choosing one folds them again', async () => {
    const panel = await showing(browser, stopped, { width: 320, height: 760 });
    const list = panel.page.getByRole('listbox', { name: 'Steps' });
    assert.equal(await list.isVisible(), false);
    await panel.page.getByRole('button', { name: 'Steps 6 of 13' }).press('Enter');
    assert.equal(await list.isVisible(), true);
    await panel.page.click('[data-step="challenge"]');
    assert.deepEqual(await panel.sent(), [{ type: 'select', step: 'challenge' }]);
    assert.equal(await list.isVisible(), false);
    assert.match(await focused(panel), /^Steps/);
    await panel.page.close();
  });
});
