import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { FromPanel, PanelSnapshot, StepRow } from '../../src/model/messages';
import type { Fixture } from './fixture';
import { finished, paused, ready, running, stopped, waiting } from './fixtures';
import { answer, at, openBrowser, openPanel, type PanelPage } from './page';

const wide = { width: 1180, height: 760 };

/** Opens a panel that shows a fixture, and forgets what it sent up to then. */
async function showing(browser: Browser, fixture: Fixture, size = wide): Promise<PanelPage> {
  const panel = await openPanel(browser, 'dark', size);
  await panel.show(fixture);
  await answer(panel, fixture);
  return panel;
}

/** The label or text of the element that has the focus. */
function focused({ page }: PanelPage): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('data-step') ?? activeElement?.textContent ?? '';
  });
}

async function press(panel: PanelPage, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await panel.page.keyboard.press(key);
}

function texts({ page }: PanelPage, selector: string): Promise<string[]> {
  return page.locator(selector).allInnerTexts();
}

describe('trace panel', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  test('says that it is ready, and shows the steps by phase', async () => {
    const panel = await openPanel(browser, 'dark', wide);
    assert.deepEqual(await panel.sent(), [{ type: 'ready' }]);
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
      'F5 or Alt+Shift+C',
      'F10 or Alt+Shift+N',
      'F11 or Alt+Shift+I',
      'Ctrl+Shift+F5 or Alt+Shift+R',
      'Shift+F5 or Alt+Shift+S',
    ]);
    await panel.page.close();
  });

  test('the status strip offers what the banner offers', async () => {
    const panel = await showing(browser, waiting);
    for (const name of ['Open Browser Again', 'Paste Redirected URL…', 'Copy Login Address']) {
      await panel.page.getByRole('button', { name }).click();
    }
    await panel.show(stopped);
    await panel.page.getByRole('button', { name: 'Copy Report' }).click();
    assert.deepEqual(
      await panel.sent(),
      ['open-browser-again', 'paste-redirect', 'copy-login-url', 'copy-report'].map((action) => ({
        type: 'banner',
        action,
      })),
    );
    assert.equal(await panel.page.locator('.strip-actions > *').count(), 1);
    await panel.page.close();
  });

  test('nothing below the status strip moves when a flow runs, pauses and ends', async () => {
    const panel = await showing(browser, ready);
    const tops: (number | undefined)[] = [];
    for (const fixture of [ready, running, paused, waiting, stopped, finished]) {
      await panel.show(fixture);
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
    await card.getByRole('button', { name: 'Show the response of Resource metadata' }).click();
    assert.deepEqual(await answer(panel, stopped), [
      { type: 'open-spec', url: 'https://www.rfc-editor.org/rfc/rfc7591#section-3.1' },
      { type: 'select', step: 'resource-metadata' },
      { type: 'body', exchange: 'x2', part: 'response' },
    ] satisfies FromPanel[]);
    assert.deepEqual(await texts(panel, 'mark'), ['"https://github.com/login/oauth"']);
    assert.match(panel.page.url(), /panel\.test\/$/);
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

  test('the whole panel is reached and moved in by the keyboard', async () => {
    const panel = await showing(browser, stopped);
    await press(panel, 'Tab', 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    assert.equal(await focused(panel), 'Restart');
    await press(panel, 'Enter', 'ArrowRight', 'Enter', 'ArrowRight');
    assert.equal(await focused(panel), 'Continue');
    assert.deepEqual(await panel.sent(), [{ type: 'verb', verb: 'restart' }]);

    await press(panel, 'Tab', 'Enter', 'Tab');
    assert.deepEqual(await panel.sent(), [{ type: 'banner', action: 'copy-report' }]);
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
    await press(panel, 'Tab', 'Tab', 'Tab');
    assert.match(await focused(panel), /^Explained/);
    await press(panel, 'ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    assert.match(await focused(panel), /^Response/);
    assert.equal(await panel.page.locator('#tab-response').getAttribute('aria-selected'), 'true');
    assert.deepEqual(
      await answer(panel, stopped),
      [
        { type: 'body', exchange: 'x5', part: 'request' },
        { type: 'body', exchange: 'x5', part: 'response' },
      ].filter(({ part }) => part === 'response'),
    );
    await press(panel, 'Tab');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.role), 'tabpanel');
    await press(panel, 'Tab', 'Home', ' ');
    assert.deepEqual(await answer(panel, stopped), [
      { type: 'body', exchange: 'x3', part: 'response' },
    ]);
    assert.deepEqual(await panel.troubles(), []);
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

  test('keeps tab, exchange and scroll over a reload, and nothing else', async () => {
    const kept = { tab: 'response', exchange: 'x4', scroll: 40, snapshot: 'not ours', token: 1 };
    const panel = await openPanel(browser, 'dark', { width: 1180, height: 300 }, kept);
    assert.deepEqual(await panel.sent(), [{ type: 'ready' }]);
    await panel.give({ type: 'snapshot', snapshot: at(stopped, 'server-metadata') });
    assert.deepEqual(await answer(panel, stopped), [
      { type: 'body', exchange: 'x4', part: 'response' },
    ]);
    assert.equal(await panel.page.locator('.detail').evaluate((element) => element.scrollTop), 40);
    await panel.page.click('#tab-values');
    await panel.page.click('#tab-request');
    await panel.page.locator('.page:not([hidden]) .exchange-row').first().click();
    assert.deepEqual(await panel.states(), [
      { tab: 'values', exchange: 'x4', scroll: 0 },
      { tab: 'request', exchange: 'x4', scroll: 0 },
      { tab: 'request', exchange: 'x3', scroll: 0 },
    ]);
    await panel.page.close();
  });

  test('kept state of another shape is ignored', async () => {
    const panel = await openPanel(browser, 'dark', wide, {
      tab: 'sequence',
      exchange: 7,
      scroll: '9',
    });
    await panel.show(stopped);
    assert.equal(await panel.page.locator('#tab-explained').getAttribute('aria-selected'), 'true');
    assert.deepEqual(await panel.troubles(), []);
    await panel.page.close();
  });

  test("messages that are not the host's change nothing", async () => {
    const panel = await showing(browser, stopped);
    const before = await panel.page.locator('#mcp-auth-panel').innerHTML();
    for (const message of [
      null,
      'snapshot',
      { type: 'other' },
      { type: 'snapshot' },
      { type: 'body' },
    ]) {
      await panel.page.evaluate((data) => window.postMessage(data, '*'), message);
    }
    await panel.page.evaluate(() => new Promise((done) => setTimeout(done, 20)));
    assert.equal(await panel.page.locator('#mcp-auth-panel').innerHTML(), before);
    assert.deepEqual(await panel.troubles(), []);
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

  test('a snapshot of 30 steps is drawn in 4 ms', async () => {
    const panel = await showing(browser, stopped);
    const times = await panel.page.evaluate(async (snapshots) => {
      const spent: number[] = [];
      for (const snapshot of snapshots) {
        const start = performance.now();
        dispatchEvent(new MessageEvent('message', { data: { type: 'snapshot', snapshot } }));
        document.body.getBoundingClientRect();
        spent.push(performance.now() - start);
        await new Promise(requestAnimationFrame);
      }
      return spent.sort((a, b) => a - b);
    }, thirtySteps(40));
    const median = times[20] ?? Number.POSITIVE_INFINITY;
    assert.ok(median <= 4, `median ${median.toFixed(2)} ms, worst ${times.at(-1)?.toFixed(2)} ms`);
    await panel.page.close();
  });
});

/** Snapshots of a flow of 30 steps that goes on by one step from each to the next. */
function thirtySteps(count: number): readonly PanelSnapshot[] {
  const { snapshot } = stopped;
  const ids = Array.from({ length: 30 }, (_, index) => `step-${index}` as StepRow['id']);
  return Array.from({ length: count }, (_, turn) => {
    const rows = ids.map((id, index): StepRow => {
      const state = index < turn ? 'done' : index === turn ? 'running' : 'waiting';
      return {
        id,
        title: `Step ${index}`,
        phase:
          (['discover', 'identify', 'authorize', 'token', 'use'] as const)[Math.floor(index / 6)] ??
          'use',
        state,
        meta: state === 'done' ? `200 · ${turn} ms` : '',
        findings: 0,
      };
    });
    const current = ids[Math.min(turn, 29)] ?? 'pkce';
    return {
      ...snapshot,
      status: 'running',
      rows,
      current,
      selected: current,
      detail: { ...snapshot.detail, id: current, title: `Step ${turn}`, number: turn + 1, of: 30 },
    };
  });
}
