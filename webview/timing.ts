import type { ExchangeHead, PanelSnapshot } from '../src/model/messages';
import { nothingSent } from './exchanges';
import { count, duration } from './format';
import { type Child, fill, h } from './html';
import { onChange, type View } from './keyed';
import { brief } from './visible';

interface Span {
  readonly start: number;
  readonly whole: number;
}

/** Rows of the table; of more requests it has those that took longest. */
const mostRows = 200;

/** The Timing tab: each request of the step as a bar on one scale, with the numbers beside it. */
export function createTiming(): View<PanelSnapshot> {
  const element = h('div', { class: 'timing-tab' });
  const draw = onChange<PanelSnapshot['detail']>((detail) => fill(element, ...content(detail)));
  return { element, update: ({ detail }) => draw(detail) };
}

function content(detail: PanelSnapshot['detail']): readonly Child[] {
  const { exchanges, durationMs } = detail;
  const took = durationMs === undefined ? '' : `The step took ${duration(durationMs)}`;
  if (exchanges.length === 0) {
    return [h('p', { class: 'nothing' }, nothingSent(detail), took && ` ${took}.`)];
  }
  const least = (one: number, other: number) => Math.min(one, other);
  const most = (one: number, other: number) => Math.max(one, other);
  const start = exchanges.map(({ timing }) => timing.startMs).reduce(least);
  const end = exchanges.map(({ timing }) => timing.startMs + timing.totalMs).reduce(most);
  const network = exchanges.reduce((sum, { timing }) => sum + timing.totalMs, 0);
  const sum = `${count(exchanges.length, 'request')}, ${duration(network)} on the network`;
  return [
    h('p', { class: 'timing-sum' }, took === '' ? `${sum}.` : `${took}: ${sum}.`),
    exchanges.length > mostRows &&
      h('p', { class: 'timing-sum' }, `These are the ${mostRows} that took longest.`),
    table(longest(exchanges), { start, whole: Math.max(end - start, 0.001) }),
    h(
      'p',
      { class: 'legend' },
      h('span', { class: 'swatch bar-wait' }),
      'until the first byte',
      h('span', { class: 'swatch bar-read' }),
      'until the last',
    ),
  ];
}

/** In the order in which they went out. */
function longest(exchanges: readonly ExchangeHead[]): readonly ExchangeHead[] {
  if (exchanges.length <= mostRows) return exchanges;
  return exchanges
    .toSorted((one, other) => other.timing.totalMs - one.timing.totalMs)
    .slice(0, mostRows)
    .toSorted((one, other) => one.timing.startMs - other.timing.startMs);
}

function table(exchanges: readonly ExchangeHead[], span: Span): HTMLElement {
  const head = ['Request', 'Start', 'First byte', 'In all'];
  return h(
    'table',
    { class: 'timing', 'aria-label': 'Timing of the requests' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ...head.map((name) => h('th', { scope: 'col' }, name)),
        h('td', { class: 'bar-cell' }),
      ),
    ),
    h('tbody', {}, ...exchanges.map((exchange) => row(exchange, span))),
  );
}

function row({ request, timing }: ExchangeHead, span: Span): HTMLElement {
  const { startMs, firstByteMs, totalMs } = timing;
  const name = `${request.method} ${request.url.replace(/^https?:\/\//, '')}`;
  return h(
    'tr',
    {},
    h('th', { scope: 'row', class: 'mono', title: brief(request.url) }, brief(name, 200)),
    h('td', { class: 'time' }, `+${duration(startMs - span.start)}`),
    h('td', { class: 'time' }, firstByteMs === undefined ? '–' : duration(firstByteMs)),
    h('td', { class: 'time' }, duration(totalMs)),
    h('td', { class: 'bar-cell', 'aria-hidden': 'true' }, bar(timing, span)),
  );
}

/** Set through the style object: the content security policy forbids style attributes. */
function bar({ startMs, firstByteMs, totalMs }: ExchangeHead['timing'], span: Span): HTMLElement {
  const percent = (ms: number) => `${Math.max(0, Math.min(100, (ms / span.whole) * 100))}%`;
  const wait = h('span', { class: 'bar bar-wait' });
  wait.style.left = percent(startMs - span.start);
  wait.style.width = percent(firstByteMs ?? totalMs);
  if (firstByteMs === undefined || firstByteMs >= totalMs) {
    return h('span', { class: 'bars' }, wait);
  }
  const read = h('span', { class: 'bar bar-read' });
  read.style.left = percent(startMs - span.start + firstByteMs);
  read.style.width = percent(totalMs - firstByteMs);
  return h('span', { class: 'bars' }, wait, read);
}
