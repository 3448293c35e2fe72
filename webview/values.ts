import type { PanelSnapshot } from '../src/model/messages';
import type { TraceValue } from '../src/model/trace';
import { fill, h } from './html';
import { onChange, type View } from './keyed';
import { longText } from './long-text';
import type { Panel } from './panel';
import { createTokens } from './tokens';

/** The Values tab: what the step made or learned, and what each is for. */
export function createValues(panel: Panel): View<PanelSnapshot> {
  const own = h('div', {});
  const tokens = createTokens(panel);
  const element = h('div', { class: 'values-tab' }, own, tokens.element);
  const draw = onChange<PanelSnapshot['detail']['values']>((values) =>
    fill(own, values.length === 0 ? nothing() : table(values)),
  );
  return {
    element,
    update(snapshot) {
      draw(snapshot.detail.values);
      tokens.update(snapshot);
    },
  };
}

function nothing(): HTMLElement {
  return h('p', { class: 'nothing' }, 'This step has made and learned no values.');
}

function table(values: readonly TraceValue[]): HTMLElement {
  const head = ['Name', 'Value', 'Meaning'];
  return h(
    'table',
    { class: 'values', 'aria-label': 'Values' },
    h('thead', {}, h('tr', {}, ...head.map((name) => h('th', { scope: 'col' }, name)))),
    h(
      'tbody',
      {},
      ...values.map(({ name, value, meaning }) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row', class: 'mono' }, longText(name)),
          h('td', { class: 'value mono' }, longText(value)),
          h('td', { class: 'meaning' }, meaning),
        ),
      ),
    ),
  );
}
