import type { PanelSnapshot, StepRow } from '../src/model/messages';
import { count, duration } from './format';
import { h, setAttribute, setText } from './html';
import { type IconName, icon, setIcon } from './icons';
import type { View } from './keyed';
import { brief } from './visible';
import { severities, states } from './words';

export interface ShownRow {
  readonly row: StepRow;
  readonly selected: PanelSnapshot['selected'];
  readonly current: PanelSnapshot['current'];
}

/** A line of the step list: state by drawing and by word, title, and what came of it. */
export function createStepRow(choose: () => void): View<ShownRow> {
  const picture = h('span', { class: 'picture' });
  const title = h('span', { class: 'step-title' });
  const badge = h('span', { class: 'badge' });
  const meta = h('span', { class: 'step-meta' });
  const state = h('span', { class: 'unseen' });
  const chosen = h('span', { class: 'by-settings picture' }, icon('edit'));
  const dot = h('span', { class: 'breakpoint picture' }, icon('breakpoint'));
  const element = h(
    'div',
    { class: 'step', role: 'option', tabindex: -1, on: { click: choose } },
    picture,
    dot,
    title,
    chosen,
    state,
    badge,
    meta,
  );
  return {
    element,
    update({ row, selected, current }) {
      const words = stateWords(row);
      setIcon(picture, stateIcon(row));
      setText(title, brief(row.title, 80));
      setText(state, `, ${words}${row.breakpoint ? ', breakpoint' : ''}${chosenWords(row)}, `);
      setAttribute(chosen, 'hidden', row.settings === undefined);
      setAttribute(dot, 'hidden', !row.breakpoint);
      setText(badge, row.findings > 1 ? String(row.findings) : '');
      setText(meta, brief(rightHand(row), 40));
      setAttribute(
        element,
        'title',
        brief(
          [
            row.title,
            words,
            metaWords(row),
            row.breakpoint && 'breakpoint',
            chosenWords(row).slice(2),
          ]
            .filter(Boolean)
            .join(' · '),
        ),
      );
      setAttribute(element, 'data-step', row.id);
      setAttribute(element, 'data-state', row.state);
      setAttribute(element, 'data-severity', row.severity);
      setAttribute(element, 'aria-selected', String(row.id === selected));
      setAttribute(element, 'aria-current', row.id === current ? 'step' : undefined);
    },
  };
}

/** What the user chose that the step goes by. */
function chosenWords({ settings }: StepRow): string {
  return settings === undefined ? '' : `, by your settings: ${settings.join(', ')}`;
}

/** A step that went through with a finding shows the finding, since that is what needs a look. */
export function stateIcon({ state, severity }: StepRow): IconName {
  return state === 'done' && severity !== undefined ? severity : state;
}

/** The state and the findings of a step in words. */
export function stateWords(row: StepRow): string {
  if (row.findings === 0) return states[row.state];
  const noun = row.severity === undefined ? 'finding' : severities[row.severity].toLowerCase();
  return `${states[row.state]}, ${count(row.findings, noun)}`;
}

/** What came of a step says that it is done; every other state is named. */
function rightHand(row: StepRow): string {
  const { state, meta } = row;
  const word = state === 'waiting' ? 'not run' : state;
  if (state === 'done' && meta !== '') return metaWords(row);
  return meta === '' ? word : `${word} · ${meta}`;
}

function metaWords({ meta, tookMs }: StepRow): string {
  return tookMs === undefined ? meta : `${meta} · ${duration(tookMs)}`;
}
