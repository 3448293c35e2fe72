import type { DiscoveryPlace } from '../src/model/discovery-place';
import type { PanelSnapshot } from '../src/model/messages';
import { fill, h, setAttribute } from './html';
import { type IconName, icon } from './icons';
import { onChange, type View } from './keyed';
import { longText } from './long-text';

const pictures: { readonly [state in DiscoveryPlace['state']]: IconName } = {
  used: 'done',
  asked: 'close',
  spared: 'waiting',
};

/** Every address where the document of this step may be, in order, asked or not. */
export function createPlaces(): View<PanelSnapshot> {
  const list = h('ol', { class: 'places-list' });
  const element = h('section', { class: 'places' }, h('h3', {}, 'Where it may be, in order'), list);
  const draw = onChange<readonly DiscoveryPlace[]>((places) => fill(list, ...places.map(place)));
  return {
    element,
    update({ detail: { places = [] } }) {
      setAttribute(element, 'hidden', places.length === 0);
      draw(places);
    },
  };
}

function place({ url, why, state, came }: DiscoveryPlace): HTMLElement {
  return h(
    'li',
    { 'data-state': state },
    h('span', { class: 'picture' }, icon(pictures[state])),
    h(
      'span',
      { class: 'place' },
      h('span', { class: 'place-url mono' }, longText(url)),
      h('span', { class: 'place-why' }, `${why} `, h('span', { class: 'place-came' }, came)),
    ),
  );
}
