/*
 * The trace panel. The host puts it into this page, and nothing else:
 *
 *   <!DOCTYPE html>
 *   <html lang="en">
 *   <head>
 *     <meta charset="UTF-8">
 *     <meta name="viewport" content="width=device-width, initial-scale=1">
 *     <meta http-equiv="Content-Security-Policy" content="default-src 'none';
 *       script-src 'nonce-N'; style-src SOURCE 'nonce-N'; font-src SOURCE; img-src SOURCE">
 *     <meta property="csp-nonce" content="N">
 *     <link rel="stylesheet" href="…/dist/panel-style.css">
 *     <title>Trace</title>
 *   </head>
 *   <body>
 *     <div id="mcp-auth-panel"><p class="loading">Loading the trace…</p></div>
 *     <script nonce="N" src="…/dist/panel.js"></script>
 *   </body>
 *   </html>
 *
 * The csp-nonce property is read by the toolkit. The panel posts `ready` and waits for a snapshot.
 */

import type { FromPanel, PanelSnapshot, ViewName } from '../src/model/messages';
import { createAnnouncer } from './announce';
import { createBanner } from './banner';
import { createBodies } from './bodies';
import { openBus } from './bus';
import { createCompare } from './compare';
import { createDetail } from './detail';
import { createHeader } from './header';
import { setAttribute } from './html';
import { createNotice } from './notice';
import { createReveals } from './reveals';
import { keepScroll } from './scroll';
import { createSearch } from './search';
import { createSequence } from './sequence';
import { createTimeline } from './timeline';
import { registerToolkit } from './toolkit';
import { createUi } from './ui';
import { viewOf } from './view-switch';

function start(root: HTMLElement): void {
  const bus = openBus();
  const post = (message: FromPanel) => bus.post(message);
  let snapshot: PanelSnapshot | undefined;
  let asked: ViewName | undefined;

  const ui = createUi(bus, draw);
  const bodies = createBodies(post);
  const header = createHeader(post, ui, () => search.open());
  const banner = createBanner(post);
  const sides = {
    timeline: createTimeline(post),
    sequence: createSequence({ post, ui }),
    compare: createCompare(),
  };
  const reveals = createReveals(post);
  const detail = createDetail({ post, ui, bodies, reveals });
  const search = createSearch({ post, ui });
  const announcer = createAnnouncer();
  const placed = keepScroll(detail.pane, ui);
  // Sides that are not shown are not kept up to date, and the detail is last: it may draw anew.
  const shown = (side: ViewName) => [header, banner, search, sides[side], detail, announcer];

  function ask(view: ViewName): void {
    if (view === asked) return;
    asked = view;
    post({ type: 'ready', view });
  }

  function draw(): void {
    if (snapshot === undefined) return;
    const side = viewOf(ui.state.view, snapshot);
    ask(side);
    setAttribute(root, 'data-view', side);
    for (const view of shown(side)) view.update(snapshot);
    if (!root.contains(header.element))
      root.replaceChildren(...shown(side).map((view) => view.element));
    // Alone, so that the button that was pressed keeps the focus.
    else if (!root.contains(sides[side].element))
      root.querySelector(':scope > nav')?.replaceWith(sides[side].element);
    placed(`${snapshot.selected} ${ui.state.tab}`);
  }

  function take(next: PanelSnapshot): void {
    const before = snapshot?.status;
    const compared = snapshot?.comparison !== undefined;
    snapshot = next;
    // Whoever asks for a comparison wants to see it.
    if (next.comparison !== undefined && !compared) ui.showView('compare');
    // A flow that has just stopped has a finding to read, whichever tab was open.
    if (next.status === 'stopped' && before !== undefined && before !== 'stopped')
      ui.showTab('explained');
    draw();
  }

  bus.listen((message) => {
    switch (message.type) {
      case 'snapshot':
        take(message.snapshot);
        break;
      case 'body':
        bodies.receive(message);
        draw();
        break;
      case 'revealed':
        reveals.receive(message);
        break;
      case 'found':
        search.found(message);
        break;
      case 'open-search':
        search.open();
        break;
      case 'user-code':
        banner.showCode(message);
        break;
      case 'notice':
        snapshot = undefined;
        root.replaceChildren(createNotice(message, post));
        break;
    }
  });
  ask(ui.state.view);
}

registerToolkit();
const root = document.getElementById('mcp-auth-panel');
if (root !== null) start(root);
