import type { PanelSnapshot } from '../src/model/messages';
import type { SearchAnswer, SearchHit } from '../src/model/search';
import { count } from './format';
import { fill, h, setAttribute, setText } from './html';
import { icon } from './icons';
import type { View } from './keyed';
import type { Panel } from './panel';
import { roving } from './roving';
import { createSearchRow } from './search-row';
import { brief } from './visible';

export interface Search extends View<PanelSnapshot> {
  open(): void;
  found(answer: SearchAnswer): void;
}

/** Milliseconds without a key before a search begins. */
const rest = 150;

/** Search over the whole trace: a line to type in, and the hits under it. The host does the looking. */
export function createSearch({ post, ui }: Pick<Panel, 'post' | 'ui'>): Search {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before: Element | null = null;
  let searched = '';

  const input = h('input', {
    class: 'search-text',
    type: 'text',
    'aria-label': 'Search the trace',
  });
  input.placeholder = 'Search steps, findings, addresses, headers and bodies';
  input.maxLength = 200;
  const said = h('span', { class: 'search-said', 'aria-live': 'polite' });
  const shut = h(
    'button',
    {
      class: 'find',
      type: 'button',
      title: 'Close (Escape)',
      'aria-label': 'Close the search',
      on: { click: close },
    },
    icon('close'),
  );
  const list = h('div', {
    class: 'hits',
    role: 'listbox',
    'aria-label': 'Places found',
    hidden: true,
  });
  const element = h(
    'search',
    { class: 'search', hidden: true },
    h('div', { class: 'search-line' }, icon('search'), input, said, shut),
    list,
  );
  const keepOne = roving(list, { axis: 'vertical', selector: '.hit' });

  function ask(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (input.value.trim() === '') clear();
      else post({ type: 'search', text: input.value });
    }, rest);
  }

  function clear(): void {
    fill(list);
    setAttribute(list, 'hidden', true);
    setText(said, '');
  }

  function close(): void {
    clearTimeout(timer);
    setAttribute(element, 'hidden', true);
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  }

  function go({ step, exchange, tab }: SearchHit): void {
    post({ type: 'select', step });
    if (exchange === undefined) ui.showTab(tab);
    else ui.choose(exchange, tab);
  }

  input.addEventListener('input', ask);
  input.addEventListener('keydown', (event) => {
    const first = list.querySelector<HTMLElement>('.hit[tabindex="0"]');
    if (event.key === 'Enter') first?.click();
    else if (event.key === 'ArrowDown') first?.focus();
    else return;
    event.preventDefault();
  });
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    event.target.click();
  });
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });

  return {
    element,
    update({ server, status }) {
      // What was found in the trace before, or before it went on, may not be there any more.
      const now = `${server.url} ${status}`;
      if (now !== searched && !element.hidden) ask();
      searched = now;
    },
    open() {
      if (!element.contains(document.activeElement)) before = document.activeElement;
      setAttribute(element, 'hidden', false);
      input.focus();
      input.select();
      ask();
    },
    found({ text, hits, more }) {
      // What was typed in the meantime is asked for anew.
      if (text !== input.value) return;
      fill(list, ...hits.map((hit) => createSearchRow(hit, (row) => choose(hit, row))));
      setAttribute(list, 'hidden', hits.length === 0);
      keepOne(undefined);
      setText(said, wordsOf(hits.length, more, text));
    },
  };

  function choose(hit: SearchHit, row: HTMLElement): void {
    for (const other of list.querySelectorAll('.hit'))
      setAttribute(other, 'aria-selected', String(other === row));
    go(hit);
  }
}

function wordsOf(hits: number, more: boolean, text: string): string {
  if (hits === 0) return `Nothing holds ${brief(text, 40)}`;
  return more ? `The first ${hits} places` : count(hits, 'place');
}
