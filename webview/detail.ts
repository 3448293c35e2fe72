import type { PanelSnapshot } from '../src/model/messages';
import { createDetailHead } from './detail-head';
import { createExchanges } from './exchanges';
import { createExplained } from './explained';
import { count } from './format';
import { h, setAttribute } from './html';
import type { View } from './keyed';
import type { Panel } from './panel';
import { createTabs, type TabMark, tabId, tabPanelId } from './tabs';
import { createTiming } from './timing';
import { type Tab, tabs } from './ui';
import { createValues } from './values';
import { severities } from './words';

/** The selected step: title and links, and the tabs under them. */
export function createDetail(panel: Panel): View<PanelSnapshot> & { readonly pane: HTMLElement } {
  let wanted: { readonly step: number; readonly exchange: number } | undefined;
  let snapshot: PanelSnapshot | undefined;

  const showEvidence = (step: number, exchange: number, part: 'request' | 'response') => {
    wanted = { step, exchange };
    const row = snapshot?.rows[step];
    if (row !== undefined && row.id !== snapshot?.selected)
      panel.post({ type: 'select', step: row.id });
    panel.ui.showTab(part);
    if (snapshot !== undefined) update(snapshot);
  };

  const head = createDetailHead(panel);
  const bar = createTabs((tab) => panel.ui.showTab(tab));
  const views: Readonly<Record<Tab, View<PanelSnapshot>>> = {
    explained: createExplained(panel, showEvidence),
    request: createExchanges('request', panel),
    response: createExchanges('response', panel),
    values: createValues(panel),
    timing: createTiming(),
  };
  const pages = tabs.map((tab) => ({ tab, element: tabPage(tab, views[tab].element) }));
  const pane = h('div', { class: 'pane' }, ...pages.map((page) => page.element));
  const element = h('main', { class: 'detail' }, head.element, bar.element, pane);

  function update(next: PanelSnapshot): void {
    snapshot = next;
    if (wanted?.step === next.detail.number - 1) {
      const exchange = next.detail.exchanges[wanted.exchange];
      wanted = undefined;
      if (exchange !== undefined) {
        panel.ui.choose(exchange.id);
        return;
      }
    }
    const { tab } = panel.ui.state;
    head.update(next);
    bar.update({ selected: tab, marks: marks(next) });
    for (const page of pages) setAttribute(page.element, 'hidden', page.tab !== tab);
    views[tab].update(next);
  }
  return { element, pane, update };
}

function tabPage(tab: Tab, content: HTMLElement): HTMLElement {
  return h(
    'div',
    {
      class: 'page',
      role: 'tabpanel',
      tabindex: 0,
      id: tabPanelId(tab),
      'aria-labelledby': tabId(tab),
    },
    content,
  );
}

function marks({ detail, findings }: PanelSnapshot): Partial<Record<Tab, TabMark>> {
  const here = findings.filter(({ step, dismissed }) => step === detail.id && dismissed !== true);
  const [first] = (['error', 'warning', 'info'] as const).filter((severity) =>
    here.some((finding) => finding.severity === severity),
  );
  const sent = detail.exchanges.length;
  const several = { number: sent > 1 ? sent : 0, counts: count(sent, 'request') };
  return {
    ...(first === undefined
      ? {}
      : {
          explained: {
            number: here.length,
            icon: first,
            counts: count(
              here.length,
              here.length === 1 ? severities[first].toLowerCase() : 'finding',
            ),
          },
        }),
    request: several,
    response: several,
    values: { number: detail.values.length, counts: count(detail.values.length, 'value') },
  };
}
