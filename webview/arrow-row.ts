import type { Arrow, Lane } from '../src/model/sequence';
import { createArrowLine, middle } from './arrow-line';
import { duration } from './format';
import { h, setAttribute, setText } from './html';
import { setIcon } from './icons';
import type { View } from './keyed';
import { brief } from './visible';
import { reason, severities } from './words';

export interface ShownArrow {
  readonly arrow: Arrow;
  readonly lanes: readonly Lane[];
  /** The step that it belongs to is the one that is looked at. */
  readonly here: boolean;
  /** It is what the detail shows. */
  readonly selected: boolean;
}

/** One arrow with the words above it. */
export function createArrowRow(choose: (arrow: Arrow) => void): View<ShownArrow> {
  let shown: Arrow | undefined;
  const label = h('span', { class: 'arrow-label mono' });
  const detail = h('span', { class: 'arrow-detail' });
  const picture = h('span', { class: 'picture' });
  const line = createArrowLine();
  const click = () => {
    if (shown !== undefined) choose(shown);
  };
  const element = h(
    'div',
    { class: 'arrow', role: 'option', tabindex: -1, on: { click } },
    h('span', { class: 'arrow-words' }, label, ' ', detail, picture),
    line.element,
  );
  return {
    element,
    update({ arrow, lanes, here, selected }) {
      shown = arrow;
      const from = lanes.findIndex(({ id }) => id === arrow.from);
      const to = lanes.findIndex(({ id }) => id === arrow.to);
      const words = wordsOf(arrow);
      setText(label, brief(arrow.label, 200));
      setText(detail, brief(words, 200));
      setAttribute(picture, 'hidden', arrow.severity === undefined);
      if (arrow.severity !== undefined) setIcon(picture, arrow.severity);
      setAttribute(element, 'data-severity', arrow.severity);
      setAttribute(element, 'data-kind', arrow.kind);
      setAttribute(element, 'data-arrow', arrow.step);
      setAttribute(element, 'data-exchange', arrow.exchange !== undefined);
      setAttribute(element, 'data-here', here);
      setAttribute(element, 'aria-selected', String(selected));
      const between =
        from === to ? '' : `${lanes[from]?.label ?? ''} to ${lanes[to]?.label ?? ''}: `;
      const said = `${between}${arrow.label} ${words}`.trim();
      const found = arrow.severity === undefined ? '' : `, ${severities[arrow.severity]}`;
      setAttribute(element, 'aria-label', brief(`${said}${found}`, 400));
      setAttribute(element, 'title', brief(`${arrow.label} ${words}`.trim()));
      // Set through the style object: the content security policy forbids style attributes.
      element.style.setProperty('--at', middle(Math.min(from, to), lanes.length));
      line.draw(from, to, lanes.length);
    },
  };
}

function wordsOf({ kind, label, detail, tookMs, edited }: Arrow): string {
  const phrase = kind === 'answer' ? reason(Number(label)) : '';
  const parts = [detail === '' ? phrase : detail, edited ? 'edited' : ''];
  return [...parts, tookMs === undefined ? '' : duration(tookMs)]
    .filter((part) => part !== '')
    .join(' · ');
}
