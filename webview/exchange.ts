import type { ExchangeHead } from '../src/model/messages';
import type { Part } from './bodies';
import { createBody } from './body';
import { queryPairs } from './body-format';
import { differencesTable } from './difference-row';
import type { Marks } from './evidence';
import { family, status } from './exchange-list';
import { count, duration, size } from './format';
import { type Child, fill, h, setAttribute } from './html';
import { icon } from './icons';
import { onChange, type View } from './keyed';
import { longText } from './long-text';
import { evidence, pairsTable } from './pairs-table';
import type { Panel } from './panel';
import { requestLine } from './request-line';
import { brief } from './visible';
import { failures, stepKeys } from './words';

export interface ExchangeModel {
  readonly exchange: ExchangeHead;
  readonly marks: Marks;
  /** Number of the request whose answer led here, in this step. */
  readonly redirectedFrom: number | undefined;
  /** Whether the request can be sent again. */
  readonly canResend: boolean;
}

/** One half of an exchange: its first line, why it was sent, headers, and body. */
export function createExchange(part: Part, panel: Panel): View<ExchangeModel> {
  const top = h('div', { class: 'exchange-top' });
  const body = createBody(panel);
  const element = h('div', { class: 'exchange' }, top, body.element);
  const draw = onChange<ExchangeModel>((model) =>
    fill(top, ...(part === 'request' ? requestTop(model, panel) : responseTop(model))),
  );
  return {
    element,
    update(model) {
      draw(model);
      setAttribute(body.element, 'hidden', model.exchange[part] === undefined);
      if (model.exchange[part] !== undefined) {
        body.update({ exchange: model.exchange, part, marked: model.marks.body });
      }
    },
  };
}

function requestTop(
  { exchange, marks, canResend, redirectedFrom }: ExchangeModel,
  panel: Panel,
): readonly Child[] {
  const { request, because } = exchange;
  const query = queryPairs(request.url);
  return [
    lineOf(exchange),
    because !== '' && h('p', { class: 'why' }, because),
    redirectedFrom !== undefined &&
      h('p', { class: 'why' }, `Sent because request ${redirectedFrom} was redirected here.`),
    h(
      'div',
      { class: 'exchange-actions' },
      canResend && resendButton(exchange, panel),
      curlButton(exchange, panel),
    ),
    ...differs('Changed by you', exchange, 'request'),
    ...(query.length > 0
      ? [sectionHead('Query', count(query.length, 'field')), pairsTable('Query fields', query)]
      : []),
    ...headers('Request headers', request.headers, marks.headers),
  ];
}

function responseTop({ exchange, marks }: ExchangeModel): readonly Child[] {
  const { response, failure, timing } = exchange;
  const about =
    response === undefined
      ? []
      : [duration(timing.totalMs), size(response.bodyBytes), brief(response.contentType, 80)];
  return [
    lineOf(exchange),
    h(
      'p',
      { class: 'status-line', 'data-family': family(response?.status, failure !== undefined) },
      h(
        'strong',
        { class: 'status' },
        ...(marks.status ? evidence(status(exchange)) : [status(exchange)]),
      ),
      h('span', { class: 'about' }, about.filter(Boolean).join(' · ')),
    ),
    failure !== undefined && failureNote(failure),
    ...differs('What came of it', exchange, 'response'),
    ...(response === undefined ? [] : headers('Response headers', response.headers, marks.headers)),
  ];
}

function lineOf({ request: { method, url }, edited }: ExchangeHead): Child {
  return requestLine({ method, url, edited: edited === true });
}

function resendButton({ id }: ExchangeHead, { post }: Panel): Child {
  const [key, browserKey] = stepKeys.edit;
  return h(
    'button',
    {
      class: 'act',
      type: 'button',
      title: `Change this request and send it again (${key} or ${browserKey})`,
      on: { click: () => post({ type: 'resend', exchange: id }) },
    },
    icon('edit'),
    'Edit and Resend…',
  );
}

function curlButton({ id }: ExchangeHead, { post }: Panel): Child {
  return h(
    'button',
    {
      class: 'act',
      type: 'button',
      title: 'Copy this request as a command; what the trace hides are shell variables in it',
      on: { click: () => post({ type: 'copy-curl', exchange: id }) },
    },
    icon('copy'),
    'Copy as cURL',
  );
}

/** Of an edited exchange, what is not as it was in the one before. */
function differs(title: string, { differs: found }: ExchangeHead, part: Part): readonly Child[] {
  if (found === undefined) return [];
  const list = found[part];
  const before = `Request ${found.against}`;
  const same = part === 'request' ? 'nothing' : 'the same answer';
  return [
    sectionHead(title, list.length === 0 ? same : `compared with request ${found.against}`),
    differencesTable(title, [before, 'This one'], list),
  ];
}

function failureNote({ kind, detail }: NonNullable<ExchangeHead['failure']>): Child {
  return h(
    'p',
    { class: 'failure' },
    icon('error'),
    h('span', {}, failures[kind], ' ', h('span', { class: 'mono' }, longText(detail))),
  );
}

function headers(
  label: string,
  list: ExchangeHead['request']['headers'],
  marked: readonly number[],
): readonly Child[] {
  if (list.length === 0) return [];
  return [sectionHead('Headers', String(list.length)), pairsTable(label, list, marked)];
}

function sectionHead(title: string, about: string): Child {
  return h(
    'div',
    { class: 'section-head' },
    h('h3', {}, title),
    h('span', { class: 'about' }, about),
  );
}
