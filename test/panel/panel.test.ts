import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { FromPanel } from '../../src/model/messages';
import { showing, texts, wide } from './driving';
import { device, edited, finished, paused, ready, running, stopped, waiting } from './fixtures';
import { answer, at, openBrowser, openPanel } from './page';

describe('trace panel', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  test('says that it is ready, and shows the steps by phase', async () => {
    const panel = await openPanel(browser, 'dark', wide);
    assert.deepEqual(await panel.sent(), [{ type: 'ready', view: 'timeline' }]);
    await panel.show(ready);
    assert.deepEqual(await texts(panel, '.phase'), [
      'DISCOVER',
      'IDENTIFY',
      'AUTHORIZE',
      'TOKEN',
      'USE',
    ]);
    assert.equal(await panel.page.locator('.step').count(), 13);
    assert.deepEqual(await panel.sent(), []);
    assert.deepEqual(await panel.troubles(), []);
    await panel.page.close();
  });

  test('each state has its word beside its drawing', async () => {
    const panel = await showing(browser, finished);
    const words = async (step: string) =>
      (await panel.page.locator(`[data-step="${step}"]`).textContent())?.replace(/\s+/g, ' ');
    assert.equal(await words('challenge'), 'Read the challenge, done, done');
    assert.equal(await words('registration'), 'Registration, skipped, skipped');
    assert.equal(await words('token-request'), 'Code for token, done, 1 note, 200 · 50 ms');
    await panel.show(stopped);
    assert.equal(
      await words('registration'),
      'Registration, stopped here, 1 error, stopped · no endpoint',
    );
    assert.equal(await words('pkce'), 'PKCE, not run yet, not run');
    await panel.page.close();
  });

  test('a skipped step says why', async () => {
    const panel = await showing(browser, finished);
    await panel.page.click('[data-step="registration"]');
    await answer(panel, finished);
    assert.deepEqual(await texts(panel, '.outcome'), [
      'Skipped: A client id from an earlier registration is still good.',
    ]);
    await panel.page.close();
  });

  test('verbs are sent when they are possible, and Pause stands in for Continue', async () => {
    const panel = await showing(browser, paused);
    for (const verb of ['Continue', 'Next', 'Into', 'Restart', 'Stop']) {
      await panel.page.getByRole('button', { name: verb, exact: true }).click();
    }
    assert.deepEqual(
      await panel.sent(),
      ['continue', 'next', 'into', 'restart', 'stop'].map((verb) => ({ type: 'verb', verb })),
    );
    await panel.show(running);
    for (const verb of ['Pause', 'Next', 'Restart']) {
      const button = panel.page.getByRole('button', { name: verb, exact: true });
      await button.click({ force: true });
    }
    assert.deepEqual(await panel.sent(), [{ type: 'verb', verb: 'pause' }]);
    await panel.page.close();
  });

  test('the tooltip of a verb names both of its keys', async () => {
    const panel = await showing(browser, paused);
    const titles = await panel.page
      .locator('.verb')
      .evaluateAll((buttons) =>
        buttons.map((button) => button.getAttribute('title')?.match(/\((.*)\)/)?.[1]),
      );
    assert.deepEqual(titles, [
      'F5 or Alt+Shift+G',
      'F10 or Alt+Shift+J',
      'F11 or Alt+Shift+D',
      'F7 or Alt+Shift+Y',
      'Ctrl+Shift+F5 or Alt+Shift+O',
      'Shift+F5 or Alt+Shift+Q',
    ]);
    await panel.page.close();
  });

  test('the status strip offers what the banner offers', async () => {
    const panel = await showing(browser, waiting);
    for (const name of ['Open Browser Again', 'Paste Redirected URL…', 'Copy Login Address']) {
      await panel.page.getByRole('button', { name }).click();
    }
    await panel.show(stopped);
    await panel.page.getByRole('button', { name: "Copy Report for the Server's Owner" }).click();
    await panel.page.getByRole('button', { name: 'Continue Anyway…' }).click();
    assert.deepEqual(
      await panel.sent(),
      [
        'open-browser-again',
        'paste-redirect',
        'copy-login-url',
        'copy-report',
        'continue-anyway',
      ].map((action) => ({ type: 'banner', action })),
    );
    const looks = await panel.page
      .locator('.strip vscode-button')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('appearance')));
    assert.deepEqual(looks, ['primary', 'secondary', 'secondary']);
    await panel.page.close();
  });

  test('nothing below the status strip moves when a flow runs, pauses and ends', async () => {
    const panel = await showing(browser, ready);
    const tops: (number | undefined)[] = [];
    for (const fixture of [ready, running, paused, waiting, edited, device, stopped, finished]) {
      await panel.show(fixture);
      if (fixture === device) await panel.give({ type: 'user-code', code: 'WDJB-MJHT' });
      tops.push((await panel.page.locator('.timeline').boundingBox())?.y);
    }
    assert.equal(new Set(tops).size, 1, tops.join(' '));
    await panel.page.close();
  });

  test('a finding shows what to do, its links, and the evidence in the response', async () => {
    const panel = await showing(browser, stopped);
    const card = panel.page.locator('.finding');
    assert.equal(await card.count(), 1);
    assert.deepEqual(await texts(panel, '.finding dt'), ['expected', 'actual', 'because', 'do']);
    assert.deepEqual(await texts(panel, '.finding dd code'), [
      'registration_endpoint',
      'client_id_metadata_document_supported: true',
      'GitHubProvider',
    ]);
    await card.getByRole('link', { name: 'RFC 7591 §3.1' }).click();
    await card.getByRole('button', { name: 'Explain no-registration-path' }).click();
    await card.getByRole('button', { name: 'Show the response of Resource metadata' }).click();
    assert.deepEqual(await answer(panel, stopped), [
      { type: 'open-spec', url: 'https://www.rfc-editor.org/rfc/rfc7591#section-3.1' },
      { type: 'explain', rule: 'no-registration-path' },
      { type: 'select', step: 'resource-metadata' },
      { type: 'body', exchange: 'x2', part: 'response' },
    ] satisfies FromPanel[]);
    assert.deepEqual(await texts(panel, 'mark'), ['"https://github.com/login/oauth"']);
    assert.match(panel.page.url(), /panel\.test\/$/);
    await panel.page.close();
  });

  test('a finding that was dismissed is one line, and can be shown again', async () => {
    const panel = await showing(browser, stopped);
    assert.equal(await panel.page.locator('.dismiss').count(), 0);
    const give = (dismissed: boolean) =>
      panel.give({
        type: 'snapshot',
        snapshot: {
          ...stopped.snapshot,
          findings: stopped.snapshot.findings.map((one) => ({ ...one, dismissed })),
        },
      });
    await give(false);
    const card = panel.page.locator('.finding');
    await card.getByRole('button', { name: /^Dismiss / }).click();
    await give(true);
    assert.equal(await card.locator('dl').count(), 0);
    const back = card.getByRole('button', { name: /^Show Again / });
    assert.equal(await back.evaluate((button) => button === document.activeElement), true);
    await back.click();
    const rule = await card.getAttribute('data-rule');
    assert.deepEqual(await panel.sent(), [
      { type: 'dismiss', rule: rule ?? '' },
      { type: 'restore', rule: rule ?? '' },
    ] satisfies FromPanel[]);
    await panel.page.close();
  });

  test('what other revisions and clients do is folded away until it is asked for', async () => {
    const panel = await showing(browser, stopped);
    await panel.give({ type: 'snapshot', snapshot: at(stopped, 'server-metadata') });
    const summary = panel.page.locator('details.others > summary');
    assert.equal(await panel.page.locator('.others-list').first().isVisible(), false);
    await summary.press('Enter');
    const lines = await texts(panel, '.others-list dt, .others-list dd');
    assert.equal(lines.length, 8);
    assert.ok(lines.some((line) => line.includes('this trace')));
    assert.ok(lines.includes('Tries RFC 8414 and nothing else.'));
    await panel.give({ type: 'snapshot', snapshot: at(stopped, 'challenge') });
    assert.ok((await texts(panel, '.others-list dt')).includes('VS Code'));
    assert.deepEqual(await panel.troubles(), []);
    await panel.page.close();
  });

  test('a token is shown by its members, each with what it is for', async () => {
    const panel = await showing(browser, finished);
    await panel.give({ type: 'snapshot', snapshot: at(finished, 'token-request') });
    await panel.page.click('#tab-values');
    const token = panel.page.getByRole('region', { name: 'Access token' });
    assert.match((await token.textContent()) ?? '', /A JWT of 812 characters\./);
    const rows = await token
      .getByRole('table', { name: 'Claims' })
      .locator('tbody tr')
      .allInnerTexts();
    assert.match(rows[0] ?? '', /^iss\s+https:\/\/login\.example\.com\s+Who gave it\.$/);
    assert.match(rows[1] ?? '', /1788000000\s*\S.*(ago|in )/);

    const shown = at(finished, 'token-request');
    const [first] = shown.detail.tokens ?? [];
    assert.ok(first);
    const exp = { name: 'exp', value: '1', meaning: 'When it ends.', at: Date.now() + 40_000 };
    const tokens = [{ ...first, clockAhead: -75, claims: [exp] }];
    await panel.give({
      type: 'snapshot',
      snapshot: { ...shown, detail: { ...shown.detail, tokens } },
    });
    await token
      .getByText('The clock of its issuer is 1 min 15 s behind the one of this machine.')
      .waitFor();
    const left = token.locator('.token-left');
    const before = await left.innerText();
    assert.match(before, /^in (40|39|38) s$/);
    await panel.page.waitForFunction(
      (was) => document.querySelector('.token-left')?.textContent !== was,
      before,
    );
    assert.match(await left.innerText(), /^in 3\d s$/);
    await panel.page.close();
  });

  test('a token is seen when it is asked for, and not once the page has lost the focus', async () => {
    const panel = await showing(browser, finished);
    await panel.give({ type: 'snapshot', snapshot: at(finished, 'token-request') });
    await panel.page.click('#tab-values');
    await panel.sent();
    const place = panel.page.locator('.revealed');
    assert.equal(await place.isVisible(), false);
    await panel.page.getByRole('button', { name: 'Reveal for 10 Seconds' }).click();
    assert.deepEqual(await panel.sent(), [{ type: 'reveal', secret: 'accessToken' }]);
    await panel.give({ type: 'revealed', secret: 'accessToken', value: 'the-whole-token' });
    assert.equal(await place.textContent(), 'the-whole-token');
    await panel.page.evaluate(() => window.dispatchEvent(new Event('blur')));
    assert.equal(await place.isVisible(), false);
    assert.equal(await place.textContent(), '');
    // What nobody asked for is not shown, and nothing of it is kept over a reload.
    await panel.give({ type: 'revealed', secret: 'accessToken', value: 'another-token' });
    assert.equal(await place.textContent(), '');
    assert.doesNotMatch(await panel.page.content(), /the-whole-token|another-token/);
    await panel.page.close();
  });

  test('findings of other steps are named, and lead there', async () => {
    const panel = await showing(browser, stopped);
    await panel.page.locator('.elsewhere button').click();
    assert.deepEqual(await panel.sent(), [{ type: 'select', step: 'server-metadata' }]);
    await panel.give({ type: 'snapshot', snapshot: at(stopped, 'server-metadata') });
    await panel.page.getByRole('button', { name: 'Back to Registration' }).click();
    assert.deepEqual(await panel.sent(), [{ type: 'select', step: undefined }]);
    await panel.page.close();
  });

  test('a body is asked for once, and shown by its type or as it came', async () => {
    const panel = await showing(browser, finished);
    await panel.page.click('#tab-request');
    assert.deepEqual(await answer(panel, finished), [
      { type: 'body', exchange: 'x7', part: 'request' },
    ]);
    assert.deepEqual(await texts(panel, '.page:not([hidden]) .body th[scope="row"]'), [
      'grant_type',
      'code',
      'redirect_uri',
      'client_id',
      'code_verifier',
      'resource',
    ]);
    await panel.page.getByRole('button', { name: 'Raw' }).click();
    const [raw] = await texts(panel, '.page:not([hidden]) pre');
    assert.match(raw ?? '', /^grant_type=authorization_code&code=/);
    await panel.page.click('#tab-explained');
    await panel.page.click('#tab-request');
    await panel.show(finished);
    assert.deepEqual(await panel.sent(), []);
    await panel.page.close();
  });

  test('of several requests the last is shown until another is chosen', async () => {
    const panel = await showing(browser, stopped);
    await panel.give({ type: 'snapshot', snapshot: at(stopped, 'server-metadata') });
    await panel.page.click('#tab-response');
    await panel.page.locator('.page:not([hidden]) .exchange-row').nth(1).click();
    assert.deepEqual(await answer(panel, stopped), [
      { type: 'body', exchange: 'x5', part: 'response' },
      { type: 'body', exchange: 'x4', part: 'response' },
    ] satisfies FromPanel[]);
    assert.deepEqual(await texts(panel, '.page:not([hidden]) .url'), [
      'https://github.com/.well-known/openid-configuration/login/oauth',
    ]);
    assert.deepEqual(await texts(panel, 'mark'), []);
    await panel.page.locator('.page:not([hidden]) .exchange-row').nth(2).click();
    assert.deepEqual(await texts(panel, 'mark'), ['404 Not Found', 'text/html; charset=utf-8']);
    await panel.page.close();
  });

  test('an exchange id of a restarted flow brings a new body', async () => {
    const panel = await showing(browser, finished);
    await panel.page.click('#tab-response');
    await answer(panel, finished);
    const exchanges = finished.snapshot.detail.exchanges.map((exchange) => ({
      ...exchange,
      timing: { ...exchange.timing, startMs: 5 },
    }));
    await panel.give({
      type: 'snapshot',
      snapshot: { ...finished.snapshot, detail: { ...finished.snapshot.detail, exchanges } },
    });
    assert.deepEqual(await panel.sent(), [{ type: 'body', exchange: 'x7', part: 'response' }]);
    await panel.page.close();
  });
});
