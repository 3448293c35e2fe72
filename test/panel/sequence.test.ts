import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { focused, press, showing, texts } from './driving';
import { finished, stopped } from './fixtures';
import { answer, at, openBrowser, openPanel, type PanelPage } from './page';

const toSequence = (panel: PanelPage) =>
  panel.page.getByRole('button', { name: 'Sequence', exact: true }).click();

const chosen = (panel: PanelPage) =>
  panel.page.locator('.arrow[aria-selected="true"]').getAttribute('aria-label');

describe('trace panel, sequence', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  test('has a lane for each party, and two arrows for each exchange', async () => {
    const panel = await showing(browser, stopped);
    await toSequence(panel);
    assert.deepEqual(await texts(panel, '.lane-label'), [
      'This client',
      'Browser',
      'MCP server',
      'Authorization server',
    ]);
    assert.deepEqual(await texts(panel, '.lane-host'), ['', '', 'notes.example.com', 'github.com']);
    assert.deepEqual(
      (await texts(panel, '.arrow-words')).slice(0, 3).map((text) => text.replace('\n', ' ')),
      [
        'POST /mcp initialize, no token',
        '401 resource_metadata, scope · 14 ms',
        'GET /.well-known/oauth-protected-resource/mcp',
      ],
    );
    assert.equal(await chosen(panel), 'Stopped at Registration');
    const ends = await panel.page
      .locator('.arrow-line line')
      .first()
      .evaluate((line) => [line.getAttribute('x1'), line.getAttribute('x2')]);
    assert.deepEqual(ends, ['12.5%', '62.5%']);
    assert.deepEqual(await panel.troubles(), []);
    await panel.page.close();
  });

  test('draws a party dotted that the client has nothing to do with', async () => {
    const panel = await showing(browser, finished);
    await toSequence(panel);
    await answer(panel, finished);
    const { snapshot } = finished;
    const { sequence } = snapshot;
    assert.ok(sequence !== undefined);
    const upstream = {
      id: 'upstream',
      label: 'Upstream',
      host: 'idp.example.com',
      dotted: true,
    } as const;
    await panel.give({
      type: 'snapshot',
      snapshot: {
        ...snapshot,
        sequence: { ...sequence, lanes: [...sequence.lanes, upstream] },
      },
    });
    assert.equal((await texts(panel, '.lane-label')).at(-1), 'Upstream');
    const lines = panel.page.locator('.lane-line');
    assert.equal(await lines.count(), sequence.lanes.length + 1);
    assert.equal(await panel.page.locator('.lane-line[data-dotted]').count(), 1);
    const dashes = await lines.last().evaluate((line) => getComputedStyle(line).strokeDasharray);
    assert.notEqual(dashes, 'none');
    await panel.page.close();
  });

  test('leads to the request or the answer, by mouse and by keyboard', async () => {
    const panel = await showing(browser, finished);
    await toSequence(panel);
    await panel.page
      .getByRole('option', { name: /^Authorization server to This client: 200 OK · 31 ms/ })
      .click();
    assert.equal(await panel.page.getAttribute('#tab-response', 'aria-selected'), 'true');
    const [view, first] = await answer(panel, finished);
    assert.deepEqual(view, { type: 'ready', view: 'sequence' });
    assert.deepEqual(first, { type: 'select', step: 'server-metadata' });
    assert.match((await chosen(panel)) ?? '', /200 OK · 31 ms/);
    await press(panel, 'ArrowUp');
    assert.match(await focused(panel), /oauth-authorization-server/);
    assert.equal(await panel.page.getAttribute('#tab-response', 'aria-selected'), 'true');
    await press(panel, 'Enter');
    assert.equal(await panel.page.getAttribute('#tab-request', 'aria-selected'), 'true');
    assert.match((await chosen(panel)) ?? '', /^This client to Authorization server: GET/);
    await panel.page.close();
  });

  test('follows the flow and the timeline, and is kept over a reload', async () => {
    const panel = await openPanel(
      browser,
      'dark',
      { width: 900, height: 300 },
      { view: 'sequence' },
    );
    await panel.give({ type: 'snapshot', snapshot: at(finished, 'list-tools') });
    const row = panel.page.locator('.arrow[aria-selected="true"]');
    const box = await row.boundingBox();
    assert.ok(box !== null && box.y > 0 && box.y + box.height <= 300, JSON.stringify(box));
    assert.equal(await panel.page.locator('.timeline').count(), 0);
    await panel.page.getByRole('button', { name: 'Timeline' }).press('Enter');
    assert.equal(await focused(panel), 'Timeline');
    assert.equal(await panel.page.locator('.sequence').count(), 0);
    assert.equal(
      await panel.page.locator('.step[aria-selected="true"]').getAttribute('data-step'),
      'list-tools',
    );
    assert.deepEqual(await panel.states().then((states) => states.at(-1)), {
      view: 'timeline',
      tab: 'explained',
      scroll: 0,
    });
    await panel.page.close();
  });
});
