import type { SearchHit } from '../src/model/search';
import { h } from './html';
import { brief } from './visible';

/** One place: which step, what holds it, and the words around it. */
export function createSearchRow(
  { title, where, before, match, after }: SearchHit,
  choose: (row: HTMLElement) => void,
): HTMLElement {
  const row: HTMLElement = h(
    'div',
    {
      class: 'hit',
      role: 'option',
      tabindex: -1,
      'aria-selected': 'false',
      on: { click: () => choose(row) },
    },
    h('span', { class: 'hit-step' }, brief(title, 80)),
    ' ',
    h('span', { class: 'hit-where' }, brief(where, 80)),
    ' ',
    h(
      'span',
      { class: 'hit-text mono' },
      oneLine(before),
      h('mark', { class: 'hit-match' }, oneLine(brief(match))),
      oneLine(after),
    ),
  );
  return row;
}

/** Line ends and indents of a body take no room in a row. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
