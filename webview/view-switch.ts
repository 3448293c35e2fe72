import { h, setAttribute } from './html';
import { type Ui, views } from './ui';

const names = { timeline: 'Timeline', sequence: 'Sequence' } as const;
const hints = {
  timeline: 'the steps in order',
  sequence: 'who sends what to whom',
} as const;

/** Which of the two views of the trace stands beside the detail. */
export function createViewSwitch(ui: Ui): { readonly element: HTMLElement; update(): void } {
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
    update() {
      for (const { view, element } of buttons)
        setAttribute(element, 'aria-pressed', String(view === ui.state.view));
    },
  };
}
