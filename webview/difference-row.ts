import type { Difference } from '../src/model/comparison';
import { type Child, h } from './html';
import { longText } from './long-text';

/** Differences under two headings; nothing where there are none. */
export function differencesTable(
  label: string,
  [before, now]: readonly [before: string, now: string],
  list: readonly Difference[],
): Child {
  if (list.length === 0) return false;
  return h(
    'table',
    { class: 'compare-table differences', 'aria-label': label },
    h(
      'thead',
      {},
      h('tr', {}, ...['What', before, now].map((name) => h('th', { scope: 'col' }, name))),
    ),
    h('tbody', {}, ...list.map(differenceRow)),
  );
}

/** A row of a table with what it is, how it was, and how it is. */
export function differenceRow({ what, left, right }: Difference): HTMLElement {
  const cell = (text: string | undefined, mark: string): HTMLElement =>
    h(
      'td',
      { class: `mono ${mark}` },
      text === undefined ? h('span', { class: 'compare-none' }, 'not there') : longText(text),
    );
  return h(
    'tr',
    { class: 'difference' },
    h('th', { scope: 'row', class: 'difference-what' }, longText(what)),
    cell(left, 'was'),
    cell(right, 'is'),
  );
}
