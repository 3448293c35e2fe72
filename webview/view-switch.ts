import type { PanelSnapshot, ViewName } from '../src/model/messages';
import { h, setAttribute } from './html';
import type { View } from './keyed';
import { type Ui, views } from './ui';

const names = { timeline: 'Timeline', sequence: 'Sequence', compare: 'Compare' } as const;
const hints = {
  timeline: 'the steps in order',
  sequence: 'who sends what to whom',
  compare: 'this trace and another, step by step',
} as const;

/** Which view of the trace is shown; the comparison is there only with another trace to compare with. */
export function createViewSwitch(ui: Ui): View<PanelSnapshot> {
  const buttons = views.map((view) => ({
    view,
    element: h(
      'button',
      {
        class: 'view',
        type: 'button',
        title: `${names[view]}: ${hints[view]}`,
        on: { click: () => ui.showView(view) },
      },
      names[view],
    ),
  }));
  return {
    element: h(
      'div',
      { class: 'views', role: 'group', 'aria-label': 'View of the trace' },
      ...buttons.map(({ element }) => element),
    ),
    update(snapshot) {
      const shown = viewOf(ui.state.view, snapshot);
      for (const { view, element } of buttons) {
        setAttribute(element, 'aria-pressed', String(view === shown));
        setAttribute(element, 'hidden', view === 'compare' && snapshot.comparison === undefined);
      }
    },
  };
}

/** The view that can be shown: without a comparison, the timeline stands in its place. */
export function viewOf(view: ViewName, { comparison }: PanelSnapshot): ViewName {
  return view === 'compare' && comparison === undefined ? 'timeline' : view;
}
