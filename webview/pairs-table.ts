import { type Child, h } from './html';
import { longText } from './long-text';

/** Names with values as a table. Rows in `marked` are evidence of a finding. */
export function pairsTable(
  label: string,
  pairs: readonly (readonly [name: string, value: string])[],
  marked: readonly number[] = [],
): HTMLElement {
  return h(
    'table',
    { class: 'pairs', 'aria-label': label },
    h(
      'thead',
      { class: 'unseen' },
      h('tr', {}, h('th', { scope: 'col' }, 'Name'), h('th', { scope: 'col' }, 'Value')),
    ),
    h(
      'tbody',
      {},
      ...pairs.map(([name, value], index) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row', class: 'mono' }, longText(name)),
          h(
            'td',
            { class: 'mono' },
            ...(marked.includes(index) ? evidence(longText(value)) : [longText(value)]),
          ),
        ),
      ),
    ),
  );
}

/** Text that a finding points to, outlined and named. */
export function evidence(value: Child): readonly Child[] {
  return [h('mark', { class: 'marked' }, value), h('span', { class: 'mark-word' }, 'evidence')];
}
