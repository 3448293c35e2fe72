import type { PanelSnapshot } from '../src/model/messages';
import { bodyFormat, formPairs, queryPairs } from './body-format';
import { type Child, fill, h, setAttribute } from './html';
import { icon } from './icons';
import { jsonView } from './json-view';
import { onChange, type View } from './keyed';
import { longText } from './long-text';
import { pairsTable } from './pairs-table';
import type { Panel } from './panel';
import { requestLine } from './request-line';
import { brief } from './visible';
import { stepKeys } from './words';

type Upcoming = NonNullable<PanelSnapshot['detail']['upcoming']>;

/** The request that goes out when the flow goes on, with the way to change it first. */
export function createUpcoming({ post }: Panel): View<PanelSnapshot> {
  const text = h('div', { class: 'upcoming-text' });
  const click = () => post({ type: 'command', command: 'edit-upcoming' });
  const [key, browserKey] = stepKeys.edit;
  const change = h(
    'button',
    {
      class: 'act',
      type: 'button',
      title: `Change this request before it goes out (${key} or ${browserKey})`,
      on: { click },
    },
    icon('edit'),
    'Edit…',
  );
  const element = h(
    'section',
    { class: 'upcoming', 'aria-label': 'Goes out next' },
    h('div', { class: 'upcoming-head' }, h('h3', {}, 'Goes out next'), change),
    text,
  );
  const draw = onChange<Upcoming>((next) => fill(text, ...contents(next)));
  return {
    element,
    update({ detail }) {
      setAttribute(element, 'hidden', detail.upcoming === undefined);
      setAttribute(change, 'hidden', !detail.canResend);
      if (detail.upcoming !== undefined) draw(detail.upcoming);
    },
  };
}

function contents({ url, method, edited, because, headers, body }: Upcoming): readonly Child[] {
  const query = queryPairs(url);
  return [
    requestLine({ method, url, edited: edited === true }),
    because !== '' && h('p', { class: 'why' }, brief(because, 400)),
    query.length > 0 && pairsTable('Query fields', query),
    headers.length > 0 && pairsTable('Headers', headers),
    body !== undefined && shownBody(body, headers),
    body?.includes('{{') === true &&
      h('p', { class: 'why' }, 'A name in braces is filled in as the request goes out.'),
  ];
}

/** Where a secret goes, its name stands in braces. */
function shownBody(body: string, headers: Upcoming['headers']): Child {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const format = bodyFormat(type, body);
  if (format === 'form' || (format === 'text' && /^[^\s=&]+=/.test(body)))
    return pairsTable('Form fields', formPairs(body));
  const shown = format === 'json' ? jsonView(body, []) : longText(body);
  return h('pre', { class: 'block mono' }, shown);
}
