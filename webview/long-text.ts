import { count } from './format';
import { type Child, h } from './html';

/** Characters that are shown before the reader asks for the rest. */
const limit = 600;

/** Text of any length: the beginning of a long one, and a button that shows all of it. */
export function longText(text: string): Child {
  if (text.length <= limit) return text;
  const start = h('span', {}, `${text.slice(0, limit)}…`);
  const click = () => holder.replaceChildren(h('span', {}, text));
  const all = h(
    'button',
    { class: 'text-button', type: 'button', on: { click } },
    `Show all ${count(text.length, 'character')}`,
  );
  const holder = h('span', { class: 'long-text' }, start, ' ', all);
  return holder;
}
