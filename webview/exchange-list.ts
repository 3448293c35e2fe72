import type { ExchangeHead } from '../src/model/messages';
import { duration } from './format';
import { h, setAttribute, setText } from './html';
import type { View } from './keyed';
import { editedMark } from './request-line';
import { roving } from './roving';
import { keepInView } from './scroll';
import { brief } from './visible';
import { windowed } from './windowed';
import { failures, reason } from './words';

export interface ExchangeListModel {
  readonly exchanges: readonly ExchangeHead[];
  readonly selected: string | undefined;
}

interface Row {
  readonly exchange: ExchangeHead;
  readonly number: number;
  readonly selected: boolean;
}

/** The requests of a step as a list box: number, method, address, status, time. */
export function createExchangeList(
  label: string,
  choose: (exchange: ExchangeHead) => void,
): View<ExchangeListModel> {
  const list = h('div', { class: 'exchanges mono', role: 'listbox', 'aria-label': label });
  const element = h('div', { class: 'exchange-box' }, list);
  const showRows = windowed<Row>(
    list,
    ({ exchange }) => exchange.id,
    () => createRow(choose),
    () => keepOne(selectedRow()),
  );
  const selectedRow = () => list.querySelector<HTMLElement>('[aria-selected="true"]') ?? undefined;
  const keepOne = roving(list, { axis: 'vertical', selector: '.exchange-row' });
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    event.target.click();
  });
  let seen: string | undefined;
  return {
    element,
    update({ exchanges, selected }) {
      showRows(
        exchanges.map((exchange, index) => ({
          exchange,
          number: index + 1,
          selected: exchange.id === selected,
        })),
        exchanges.findIndex(({ id }) => id === selected),
      );
      if (selected !== seen) keepInView(element, selectedRow());
      seen = selected;
    },
  };
}

function createRow(choose: (exchange: ExchangeHead) => void): View<Row> {
  let shown: ExchangeHead | undefined;
  const mark = editedMark();
  const address = h('span', {});
  const cells = {
    number: h('span', { class: 'exchange-number' }),
    method: h('span', { class: 'exchange-method' }),
    url: h('span', { class: 'exchange-url' }, mark, address),
    status: h('span', { class: 'exchange-status' }),
    time: h('span', { class: 'exchange-time' }),
  };
  const click = () => {
    if (shown !== undefined) choose(shown);
  };
  const element = h(
    'div',
    { class: 'exchange-row', role: 'option', tabindex: -1, on: { click } },
    ...Object.values(cells).flatMap((cell) => [cell, ' ']),
  );
  return {
    element,
    update({ exchange, number, selected }) {
      shown = exchange;
      const { request, response, failure, timing } = exchange;
      setText(cells.number, String(number));
      setText(cells.method, brief(request.method, 12));
      setText(address, brief(request.url));
      setAttribute(mark, 'hidden', exchange.edited !== true);
      setText(cells.status, statusWord(exchange));
      setText(cells.time, duration(timing.totalMs));
      setAttribute(element, 'title', brief(`${request.method} ${request.url} ${status(exchange)}`));
      setAttribute(element, 'data-family', family(response?.status, failure !== undefined));
      setAttribute(element, 'aria-selected', String(selected));
    },
  };
}

/** The status in a row: the code, or a word while there is none. */
function statusWord({ response, failure }: ExchangeHead): string {
  if (response !== undefined) return String(response.status);
  return failure === undefined ? 'sent' : 'failed';
}

/** The status with its phrase, or what went wrong, or that nothing has come yet. */
export function status({ response, failure }: ExchangeHead): string {
  if (response !== undefined) return `${response.status} ${reason(response.status)}`.trim();
  return failure === undefined ? 'No response yet' : failures[failure.kind];
}

/** Which colour a status has; the number or the word beside it says the same. */
export function family(
  code: number | undefined,
  failed: boolean,
): 'good' | 'moved' | 'bad' | 'open' {
  if (failed || (code !== undefined && code >= 400)) return 'bad';
  if (code === undefined) return 'open';
  return code >= 300 ? 'moved' : 'good';
}
