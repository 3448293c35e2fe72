import type { PanelSnapshot } from '../src/model/messages';
import { fill, h, setAttribute } from './html';
import { onChange, type View } from './keyed';
import { longText } from './long-text';
import type { Panel } from './panel';
import { button } from './toolkit';
import { brief } from './visible';

/** The request that goes out when the flow goes on, with the way to change it first. */
export function createUpcoming({ post }: Panel): View<PanelSnapshot> {
  const text = h('div', { class: 'upcoming-text' });
  const change = button('Edit…', 'secondary', () => post({ type: 'edit-upcoming' }));
  const element = h(
    'section',
    { class: 'upcoming' },
    h('div', { class: 'upcoming-head' }, h('h3', {}, 'Goes out next'), change),
    text,
  );
  const draw = onChange<NonNullable<PanelSnapshot['detail']['upcoming']>>((next) =>
    fill(
      text,
      h(
        'p',
        { class: 'request-line mono' },
        h('span', { class: 'method' }, brief(next.method, 20)),
        ' ',
        h('span', { class: 'url' }, longText(next.url)),
        next.edited === true && h('span', { class: 'edited' }, ' edited'),
      ),
      h('p', { class: 'why' }, brief(next.because, 400)),
    ),
  );
  return {
    element,
    update({ detail }) {
      setAttribute(element, 'hidden', detail.upcoming === undefined);
      if (detail.upcoming !== undefined) draw(detail.upcoming);
    },
  };
}
