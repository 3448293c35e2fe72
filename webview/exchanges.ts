import type { PanelSnapshot } from '../src/model/messages';
import type { Part } from './bodies';
import { marksOn } from './evidence';
import { createExchange } from './exchange';
import { createExchangeList } from './exchange-list';
import { h, setAttribute, setText } from './html';
import type { View } from './keyed';
import type { Panel } from './panel';
import { chosenExchange } from './selection';
import { createUpcoming } from './upcoming';

/** The Request or the Response tab: the requests of the step, and one half of the chosen one. */
export function createExchanges(part: Part, panel: Panel): View<PanelSnapshot> {
  const list = createExchangeList('Requests of this step', ({ id }) => panel.ui.choose(id));
  const exchange = createExchange(part, panel);
  const nothing = h('p', { class: 'nothing' });
  const upcoming = part === 'request' ? createUpcoming(panel) : undefined;
  const element = h(
    'div',
    { class: 'exchanges-tab' },
    upcoming?.element,
    list.element,
    exchange.element,
    nothing,
  );
  return {
    element,
    update(snapshot) {
      const { detail, findings } = snapshot;
      const { exchanges } = detail;
      upcoming?.update(snapshot);
      const chosen = chosenExchange(exchanges, panel.ui.state.exchange);
      setAttribute(list.element, 'hidden', exchanges.length < 2);
      setAttribute(exchange.element, 'hidden', chosen === undefined);
      setAttribute(
        nothing,
        'hidden',
        chosen !== undefined || (upcoming !== undefined && detail.upcoming !== undefined),
      );
      setText(nothing, nothingSent(detail));
      if (chosen === undefined) return;
      list.update({ exchanges, selected: chosen.id });
      const place = { step: detail.number - 1, exchange: exchanges.indexOf(chosen), part };
      exchange.update({
        exchange: chosen,
        marks: marksOn(findings, place),
        canResend: detail.canResend,
        redirectedFrom: numberOf(chosen.redirectOf, exchanges),
      });
    },
  };
}

/** One-based; `undefined` where it is none of these. */
function numberOf(
  id: string | undefined,
  exchanges: PanelSnapshot['detail']['exchanges'],
): number | undefined {
  const at = exchanges.findIndex((one) => one.id === id);
  return id === undefined || at === -1 ? undefined : at + 1;
}

/** Why there is no request to show. */
export function nothingSent({ state }: PanelSnapshot['detail']): string {
  if (state === 'waiting' || state === 'paused') return 'Nothing has been sent yet.';
  if (state === 'skipped') return 'The step was skipped, so nothing was sent.';
  return 'This step sends no request.';
}
