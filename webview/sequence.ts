import type { PanelSnapshot } from '../src/model/messages';
import type { Arrow, Lane } from '../src/model/sequence';
import { drawLanes, part } from './arrow-line';
import { createArrowRow, type ShownArrow } from './arrow-row';
import { h, setAttribute, setText } from './html';
import { keyed, type View } from './keyed';
import type { Panel } from './panel';
import { roving } from './roving';
import { keepInView } from './scroll';
import { brief } from './visible';
import { windowed } from './windowed';

/** Who takes part, side by side, and an arrow for everything that went between them. */
export function createSequence({ post, ui }: Pick<Panel, 'post' | 'ui'>): View<PanelSnapshot> {
  const heads = h('div', { class: 'lanes' });
  const lines = part('svg', 'lane-lines');
  lines.setAttribute('aria-hidden', 'true');
  const list = h('div', { class: 'arrows', role: 'listbox', 'aria-label': 'Requests and answers' });
  const note = h('p', { class: 'nothing', hidden: true }, 'Nothing was sent yet.');
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
  const showArrows = windowed<ShownArrow>(
    list,
    ({ arrow }) => arrow.id,
    () => createArrowRow(choose),
    () => keepOne(selectedRow()),
  );
  const selectedRow = () => list.querySelector<HTMLElement>('[aria-selected="true"]') ?? undefined;
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
      const { sequence } = snapshot;
      if (sequence === undefined) return;
      const { lanes, arrows } = sequence;
      const chosen = chosenArrow(arrows, snapshot.selected, ui.state);
      showHeads(lanes);
      heads.style.setProperty('--lanes', String(lanes.length));
      drawLanes(lines, lanes);
      showArrows(
        arrows.map((arrow) => ({
          arrow,
          lanes,
          here: arrow.step === snapshot.selected,
          selected: arrow === chosen,
        })),
        chosen === undefined ? -1 : arrows.indexOf(chosen),
      );
      setAttribute(note, 'hidden', arrows.length > 0);
      if (chosen?.id !== seen) keepInView(element, selectedRow());
      seen = chosen?.id;
    },
  };
}

/** The arrow of what the detail shows: the chosen part of an exchange, or the first of the step. */
function chosenArrow(
  arrows: readonly Arrow[],
  selected: PanelSnapshot['selected'],
  { exchange, tab }: Panel['ui']['state'],
): Arrow | undefined {
  const here = arrows.filter(({ step }) => step === selected);
  const last = here.findLast((arrow) => arrow.exchange !== undefined)?.exchange;
  const shown = here.some((arrow) => arrow.exchange === exchange) ? exchange : last;
  const parts = here.filter((arrow) => arrow.exchange === shown);
  const wanted = parts.find(({ kind }) => (kind === 'request') === (tab === 'request'));
  return wanted ?? parts[0] ?? here[0];
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
      setAttribute(element, 'data-dotted', lane.dotted === true);
      setAttribute(element, 'title', lane.host === '' ? undefined : brief(lane.host));
    },
  };
}
