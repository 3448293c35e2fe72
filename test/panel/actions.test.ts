import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { FromPanel, PanelSnapshot } from '../../src/model/messages';
import { focused, press, showing, texts } from './driving';
import { device, edited, finished, paused, running, stopped } from './fixtures';
import { answer, at, openBrowser, type PanelPage } from './page';

describe('trace panel, what can be done to steps and requests', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  test('a step that was run can be gone back to, and any step can have a breakpoint', async () => {
    const panel = await showing(browser, stopped);
    const rewind = panel.page.getByRole('button', { name: 'Rewind Here' });
    const breakpoint = panel.page.getByRole('button', { name: 'Breakpoint', exact: true });
    await rewind.click();
    assert.equal(await breakpoint.getAttribute('aria-pressed'), 'false');
    await breakpoint.click();
    assert.deepEqual(await panel.sent(), [
      { type: 'rewind', step: 'registration' },
      { type: 'breakpoint', step: 'registration' },
    ] satisfies FromPanel[]);
    await panel.give({ type: 'snapshot', snapshot: at(stopped, 'list-tools') });
    assert.equal(await rewind.isVisible(), false);
    assert.equal(await breakpoint.isVisible(), true);
    await panel.show(edited);
    assert.equal(await breakpoint.getAttribute('aria-pressed'), 'true');
    await panel.page.close();
  });

  test('a breakpoint is drawn in the list, and said', async () => {
    const panel = await showing(browser, edited);
    const marked = await panel.page
      .locator('.step')
      .evaluateAll((rows) =>
        rows.flatMap((row) =>
          row.querySelector('.breakpoint:not([hidden])') === null
            ? []
            : [`${row.getAttribute('data-step')}: ${row.textContent?.includes('breakpoint')}`],
        ),
      );
    assert.deepEqual(marked, [
      'resource-metadata: true',
      'server-metadata: true',
      'token-request: true',
    ]);
    await panel.page.close();
  });

  test('the request that goes out next is shown with its parts, and can be edited', async () => {
    const panel = await showing(browser, edited);
    const next = panel.page.getByRole('region', { name: 'Goes out next' });
    assert.match(
      await next.innerText(),
      /GET\s+https:\/\/github\.com\/\.well-known\/openid-configuration\/login\/oauth\s+edited/,
    );
    assert.deepEqual(await texts(panel, '.upcoming tbody th'), ['accept', 'x-tried']);
    await next.getByRole('button', { name: 'Edit…' }).press('Enter');
    assert.deepEqual(await panel.sent(), [{ type: 'command', command: 'edit-upcoming' }]);

    await panel.give(withUpcoming('grant_type=authorization_code&code={{code}}'));
    assert.deepEqual(await texts(panel, '.upcoming tbody td'), ['authorization_code', '{{code}}']);
    await panel.give(withUpcoming('{"jsonrpc":"2.0","method":"initialize"}'));
    assert.match((await texts(panel, '.upcoming pre')).join(), /"method": "initialize"/);
    await panel.show(paused);
    assert.equal(await next.isVisible(), false);
    await panel.page.close();
  });

  test('a request that was sent can be edited and sent again, and an edited one says so', async () => {
    const panel = await showing(browser, edited);
    const [row] = await texts(panel, '.page:not([hidden]) .exchange-row');
    assert.match(row ?? '', /GET\s+edited\s*https:/);
    await panel.page.click('#tab-request');
    await answer(panel, edited);
    await press(panel, 'Tab', 'Tab');
    assert.equal(await focused(panel), 'Edit…');
    await press(panel, 'Tab');
    assert.equal(await focused(panel), 'Edit and Resend…');
    await press(panel, 'Enter', 'Tab');
    assert.equal(await focused(panel), 'Copy as cURL');
    await press(panel, 'Enter');
    assert.deepEqual(await panel.sent(), [
      { type: 'resend', exchange: 'x3' },
      { type: 'copy-curl', exchange: 'x3' },
    ]);
    assert.deepEqual(await texts(panel, '.page:not([hidden]) .exchange .edited'), ['edited']);

    await panel.show(finished);
    await panel.page.click('#tab-explained');
    assert.equal(await panel.page.locator('.edited:visible').count(), 0);
    await panel.page.close();
  });

  test('a trace from a file offers to copy a request, and nothing else of it', async () => {
    const panel = await showing(browser, stopped);
    const { detail } = at(stopped, 'server-metadata');
    await panel.give({
      type: 'snapshot',
      snapshot: {
        ...stopped.snapshot,
        selected: detail.id,
        detail: { ...detail, canRewind: false, canResend: false },
      },
    });
    await panel.page.click('#tab-request');
    assert.deepEqual(await panel.page.locator('.act:visible').allInnerTexts(), ['Copy as cURL']);
    await panel.page.close();
  });

  test('overrides and breakpoints of other kinds are named, and lead to where they are changed', async () => {
    const panel = await showing(browser, edited);
    const overrides = panel.page.getByRole('button', { name: '1 override' });
    assert.match((await overrides.getAttribute('title')) ?? '', /resource-mismatch: The resource/);
    await overrides.click();
    await panel.page.getByRole('button', { name: 'Pauses before requests to /token' }).click();
    await panel.page.getByRole('button', { name: 'Runs on past findings' }).click();
    assert.deepEqual(
      await panel.sent(),
      ['forget-overrides', 'break-on-requests', 'break-on-findings'].map((command) => ({
        type: 'command',
        command,
      })),
    );
    await panel.show(running);
    assert.equal(await overrides.isVisible(), false);
    assert.equal(await panel.page.locator('.breaks').isVisible(), false);
    await panel.page.close();
  });

  test('a code to type in is shown while the flow waits and the code is good, and kept nowhere', async () => {
    const panel = await showing(browser, device);
    assert.equal(await codeIn(panel), '');
    await panel.give({ type: 'user-code', code: 'WDJB-MJHT', goodForMs: 60_000 });
    assert.equal(await codeIn(panel), 'WDJB-MJHT');
    await panel.show(device);
    assert.equal(await codeIn(panel), 'WDJB-MJHT');
    for (const name of ['Open Page', 'Copy Code'])
      await panel.page.getByRole('button', { name }).click();
    assert.deepEqual(
      await panel.sent(),
      ['open-page', 'copy-code'].map((action) => ({ type: 'banner', action })),
    );
    await panel.page.click('#tab-values');
    assert.doesNotMatch(JSON.stringify(await panel.states()), /WDJB/);

    await panel.show(finished);
    assert.equal(await pageHas(panel, 'WDJB'), false);
    await panel.show(device);
    assert.equal(await codeIn(panel), '');
    await panel.give({ type: 'user-code', code: 'WDJB-MJHT', goodForMs: 30 });
    await panel.page.locator('.user-code-line').waitFor({ state: 'hidden' });
    assert.equal(await pageHas(panel, 'WDJB'), false);
    await panel.give({ type: 'user-code', code: 'WDJB-MJHT' });
    await panel.give({ type: 'user-code' });
    assert.equal(await codeIn(panel), '');
    await panel.page.close();
  });

  test('a notice stands in place of a trace, until there is one', async () => {
    const panel = await showing(browser, stopped);
    await panel.give({
      type: 'notice',
      text: 'Nothing was kept of this trace.',
      actions: ['resume', 'trace-again'],
    });
    assert.equal(
      await panel.page.getByRole('status').innerText(),
      'Nothing was kept of this trace.',
    );
    assert.equal(await panel.page.locator('.step').count(), 0);
    await panel.page.getByRole('button', { name: 'Resume' }).click();
    await press(panel, 'Tab', 'Enter');
    assert.deepEqual(
      await panel.sent(),
      ['resume', 'trace-again'].map((action) => ({ type: 'banner', action })),
    );
    await panel.show(running);
    assert.equal(await panel.page.locator('.step').count(), 13);
    assert.equal(await panel.page.locator('.notice').count(), 0);
    assert.deepEqual(await panel.troubles(), []);
    await panel.page.close();
  });

  test('a finding that auth in the source mends offers to write it, and others do not', async () => {
    const panel = await showing(browser, stopped);
    const fix = panel.page.getByRole('button', { name: /^Add Auth to This Server/ });
    assert.equal(await fix.count(), 1);
    await fix.click();
    assert.deepEqual(await panel.sent(), [{ type: 'fix', rule: 'no-registration-path' }]);
    await panel.page.close();
  });
});

function withUpcoming(body: string): { type: 'snapshot'; snapshot: PanelSnapshot } {
  const { detail } = edited.snapshot;
  const upcoming = {
    step: detail.id,
    because: 'It is next.',
    method: 'POST',
    url: 'https://login.example.com/token',
    headers: [],
    body,
  };
  return { type: 'snapshot', snapshot: { ...edited.snapshot, detail: { ...detail, upcoming } } };
}

async function codeIn({ page }: PanelPage): Promise<string> {
  const line = page.locator('.user-code-line');
  return (await line.isVisible()) ? page.locator('.user-code').innerText() : '';
}

function pageHas({ page }: PanelPage, text: string): Promise<boolean> {
  return page.evaluate((wanted) => document.documentElement.outerHTML.includes(wanted), text);
}
