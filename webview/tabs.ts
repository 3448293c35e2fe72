import { h, setAttribute, setText } from './html';
import { type IconName, setIcon } from './icons';
import type { View } from './keyed';
import { roving } from './roving';
import { type Tab, tabs } from './ui';

export interface TabMark {
  /** Number of things behind the tab; zero shows nothing. */
  readonly number: number;
  readonly icon?: IconName;
  /** What the number counts, for a screen reader. */
  readonly counts: string;
}

export interface TabsModel {
  readonly selected: Tab;
  readonly marks: Readonly<Partial<Record<Tab, TabMark>>>;
}

const names: Readonly<Record<Tab, string>> = {
  explained: 'Explained',
  request: 'Request',
  response: 'Response',
  values: 'Values',
  timing: 'Timing',
};

export const tabId = (tab: Tab) => `tab-${tab}`;
export const tabPanelId = (tab: Tab) => `tab-panel-${tab}`;

/** A tab list after the WAI-ARIA pattern: arrows move and select. */
export function createTabs(select: (tab: Tab) => void): View<TabsModel> {
  const views = tabs.map((tab) => ({ tab, ...createTab(tab, select) }));
  const element = h(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': 'About this step' },
    ...views.map((view) => view.element),
  );
  const keepOne = roving(element, {
    axis: 'horizontal',
    selector: '.tab',
    moved: (moved) => moved.click(),
  });
  return {
    element,
    update(model) {
      for (const view of views) view.update(model);
      keepOne(views.find(({ tab }) => tab === model.selected)?.element);
    },
  };
}

function createTab(tab: Tab, select: (tab: Tab) => void): View<TabsModel> {
  const picture = h('span', { class: 'picture' });
  const number = h('span', { class: 'tab-number', 'aria-hidden': 'true' });
  const spoken = h('span', { class: 'unseen' });
  const element = h(
    'button',
    {
      class: 'tab',
      type: 'button',
      role: 'tab',
      id: tabId(tab),
      'aria-controls': tabPanelId(tab),
      on: { click: () => select(tab) },
    },
    names[tab],
    picture,
    number,
    spoken,
  );
  return {
    element,
    update({ selected, marks }) {
      const mark = marks[tab];
      const shown = mark !== undefined && mark.number > 0;
      setAttribute(element, 'aria-selected', String(tab === selected));
      setAttribute(element, 'data-severity', shown ? mark.icon : undefined);
      setAttribute(picture, 'hidden', !shown || mark.icon === undefined);
      if (shown && mark.icon !== undefined) setIcon(picture, mark.icon);
      setText(number, shown ? String(mark.number) : '');
      setText(spoken, shown ? `, ${mark.counts}` : '');
    },
  };
}
