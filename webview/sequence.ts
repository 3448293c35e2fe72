import type { PanelSnapshot } from '../src/model/messages';
import type { Arrow, Lane } from '../src/model/sequence';
import { drawLanes, part } from './arrow-line';
import { createArrowRow, type ShownArrow } from './arrow-row';
import { count } from './format';
import { h, setAttribute, setText } from './html';
import { keyed, type View } from './keyed';
import type { Panel } from './panel';
import { roving } from './roving';
import { keepInView } from './scroll';
import { brief } from './visible';

/** Who takes part, side by side, and an arrow for everything that went between them. */
export function createSequence({ post, ui }: Pick<Panel, 'post' | 'ui'>): View<PanelSnapshot> {
  const heads = h('div', { class: 'lanes' });
  const lines = part('svg', 'lane-lines');
  lines.setAttribute('aria-hidden', 'true');
  const list = h('div', { class: 'arrows', role: 'listbox', 'aria-label': 'Requests and answers' });
  const note = h('p', { class: 'nothing' });
  const element = h(
    'nav',
    { class: 'sequence', 'aria-label': 'Sequence of the sign-in' },
    heads,
    note,
    h('div', { class: 'arrow-space' }, lines, list),
  );

  const choose = ({ step, exchange, kind }: Arrow) => {
    post({ type: 'select', step });
    if (exchange === undefined) ui.showTab('explained');
    else ui.choose(exchange, kind === 'request' ? 'request' : 'response');
  };
  const showHeads = keyed<Lane>(heads, ({ id }) => id, createHead);
  const showArrows = keyed<ShownArrow>(
    list,
    ({ arrow }) => arrow.id,
    () => createArrowRow(choose),
  );
  const keepOne = roving(list, { axis: 'vertical', selector: '.arrow' });
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    event.target.click();
  });
  let seen: string | undefined;
  return {
    element,
    update(snapshot) {
      const { lanes, arrows, undrawn } = snapshot.sequence;
      const chosen = chosenArrow(snapshot, ui.state);
      showHeads(lanes);
      heads.style.setProperty('--lanes', String(lanes.length));
      drawLanes(lines, lanes.length);
      showArrows(
        arrows.map((arrow) => ({
          arrow,
          lanes,
          here: arrow.step === snapshot.selected,
          selected: arrow === chosen,
        })),
      );
      setText(note, noteOf(arrows.length, undrawn));
      setAttribute(note, 'hidden', arrows.length > 0 && undrawn === 0);
      const row = list.querySelector<HTMLElement>('[aria-selected="true"]') ?? undefined;
      keepOne(row);
      if (chosen?.id !== seen) keepInView(element, row);
      seen = chosen?.id;
    },
  };
}

/** The arrow of what the detail shows: the chosen part of an exchange, or the first of the step. */
function chosenArrow(
  { sequence: { arrows }, selected }: PanelSnapshot,
  { exchange, tab }: Panel['ui']['state'],
): Arrow | undefined {
  const here = arrows.filter(({ step }) => step === selected);
  const last = here.findLast((arrow) => arrow.exchange !== undefined)?.exchange;
  const shown = here.some((arrow) => arrow.exchange === exchange) ? exchange : last;
  const parts = here.filter((arrow) => arrow.exchange === shown);
  const wanted = parts.find(({ kind }) => (kind === 'request') === (tab === 'request'));
  return wanted ?? parts[0] ?? here[0];
}

function noteOf(drawn: number, undrawn: number): string {
  if (drawn === 0) return 'Nothing was sent yet.';
  return `${count(undrawn, 'earlier request')} ${undrawn === 1 ? 'is' : 'are'} not drawn; the timeline has them all.`;
}

function createHead(): View<Lane> {
  const label = h('span', { class: 'lane-label' });
  const host = h('span', { class: 'lane-host' });
  const element = h('div', { class: 'lane' }, label, host);
  return {
    element,
    update(lane) {
      setText(label, lane.label);
      setText(host, brief(lane.host, 120));
      setAttribute(element, 'title', lane.host === '' ? undefined : brief(lane.host));
    },
  };
}
