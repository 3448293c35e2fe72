import type { PanelSnapshot, StepRow } from '../src/model/messages';
import { h, setAttribute, setText } from './html';
import { icon } from './icons';
import { keyed, type View } from './keyed';

interface Tick {
  readonly row: StepRow;
  readonly selected: boolean;
}

export interface Fold extends View<PanelSnapshot> {
  /** Folds the list away after a choice, and takes the focus that would be lost with it. */
  close(): void;
}

/**
 * The line that stands for the step list where there is no room beside the step: one tick for
 * each step and the place of the selected one. It opens and closes the list.
 */
export function createFold(opened: (open: boolean) => void): Fold {
  let open = false;
  const ticks = h('span', { class: 'ticks', 'aria-hidden': 'true' });
  const place = h('span', { class: 'fold-place' });
  const toggle = (next: boolean) => {
    open = next;
    setAttribute(element, 'aria-expanded', String(open));
    opened(open);
  };
  const element = h(
    'button',
    {
      class: 'fold',
      type: 'button',
      'aria-expanded': 'false',
      'aria-controls': 'steps',
      on: { click: () => toggle(!open) },
    },
    h('span', { class: 'fold-title' }, 'Steps'),
    ticks,
    place,
    icon('down'),
  );
  const showTicks = keyed<Tick>(ticks, ({ row }) => row.id, createTick);
  return {
    element,
    close() {
      if (!open) return;
      toggle(false);
      if (element.offsetParent !== null) element.focus();
    },
    update({ rows, selected }) {
      showTicks(rows.map((row) => ({ row, selected: row.id === selected })));
      setText(place, `${rows.findIndex(({ id }) => id === selected) + 1} of ${rows.length}`);
    },
  };
}

function createTick(): View<Tick> {
  const element = h('span', { class: 'tick' });
  return {
    element,
    update({ row, selected }) {
      setAttribute(element, 'data-state', row.state);
      setAttribute(element, 'data-severity', row.severity);
      setAttribute(element, 'data-selected', selected);
    },
  };
}
