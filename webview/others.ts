import type { Elsewhere, PanelSnapshot } from '../src/model/messages';
import { type Child, fill, h, setAttribute } from './html';
import { onChange, type View } from './keyed';
import { prose } from './prose';

/** What other revisions and other clients do in this step, folded away until it is asked for. */
export function createOthers(): View<PanelSnapshot> {
  const body = h('div', { class: 'others-body' });
  const element = h(
    'details',
    { class: 'others' },
    h('summary', {}, 'Other revisions and clients'),
    body,
  );
  const draw = onChange<{ readonly elsewhere: Elsewhere; readonly now: string }>(
    ({ elsewhere, now }) => {
      const { revisions, clients, asOf } = elsewhere;
      fill(
        body,
        ...list('By revision of MCP', revisions, (name) => (name === now ? 'this trace' : '')),
        ...list(`Clients, as of ${asOf}`, clients, () => ''),
      );
    },
  );
  return {
    element,
    update({ detail, revision }) {
      const { elsewhere } = detail;
      setAttribute(element, 'hidden', elsewhere === undefined);
      if (elsewhere !== undefined) draw({ elsewhere, now: revision });
    },
  };
}

function list(
  heading: string,
  rows: Elsewhere['revisions'],
  mark: (name: string) => string,
): readonly Child[] {
  if (rows.length === 0) return [];
  return [
    h('h3', {}, heading),
    h(
      'dl',
      { class: 'others-list' },
      ...rows.flatMap(({ name, does }) => [
        h('dt', {}, name, h('span', { class: 'others-mark' }, mark(name))),
        h('dd', {}, ...prose(does)),
      ]),
    ),
  ];
}
