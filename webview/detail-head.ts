import type { PanelSnapshot } from '../src/model/messages';
import type { SpecLink } from '../src/model/spec';
import { duration } from './format';
import { fill, h, setAttribute, setText } from './html';
import { keyed, onChange, type View } from './keyed';
import { specLink } from './link';
import type { Panel } from './panel';
import { createStepActions } from './step-actions';
import { brief } from './visible';
import { states } from './words';

/** Title, place and state of the selected step, links, and the way back to where the flow stands. */
export function createDetailHead(panel: Panel): View<PanelSnapshot> {
  const title = h('h2', { id: 'step-title' });
  const place = h('span', { class: 'place' });
  const links = h('span', { class: 'spec-links' });
  const back = h('button', {
    class: 'text-button back',
    type: 'button',
    on: { click: () => panel.post({ type: 'select', step: undefined }) },
  });
  const actions = createStepActions(panel);
  const element = h(
    'div',
    { class: 'detail-head' },
    h('div', { class: 'title-line' }, title, back, actions.element),
    h('p', { class: 'sub' }, place, links),
  );
  const showLinks = keyed<SpecLink>(
    links,
    ({ id, url }) => `${id} ${url}`,
    (link) => {
      const item = h('span', { class: 'spec-link' });
      const draw = onChange<SpecLink>((shown) => fill(item, specLink(shown, panel)));
      draw(link);
      return { element: item, update: draw };
    },
  );
  return {
    element,
    update(snapshot) {
      const { detail, current, selected, rows } = snapshot;
      setText(title, brief(detail.title, 120));
      const took = detail.durationMs === undefined ? '' : ` · ${duration(detail.durationMs)}`;
      setText(place, `Step ${detail.number} of ${detail.of} · ${states[detail.state]}${took}`);
      actions.update(snapshot);
      showLinks(detail.spec);
      const away = current !== undefined && current !== selected;
      const row = rows.find(({ id }) => id === current);
      setAttribute(back, 'hidden', !away || row === undefined);
      if (row !== undefined) setText(back, `Back to ${brief(row.title, 80)}`);
    },
  };
}
