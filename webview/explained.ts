import type { PanelSnapshot, ShownFinding, StepRow } from '../src/model/messages';
import { createExchangeList } from './exchange-list';
import { type CardModel, createFindingCard, type ShowEvidence } from './finding-card';
import { fill, h, setAttribute, setText } from './html';
import { icon, setIcon } from './icons';
import { keyed, onChange, type View } from './keyed';
import { createOthers } from './others';
import type { Panel } from './panel';
import { createPlaces } from './places';
import { prose } from './prose';
import { createUpcoming } from './upcoming';
import { brief } from './visible';
import { severities } from './words';

/** The Explained tab: what the step is for, what came of it, and what is wrong with it. */
export function createExplained(panel: Panel, show: ShowEvidence): View<PanelSnapshot> {
  const lead = h('p', { class: 'lead' });
  const outcome = createOutcome();
  const cards = h('div', { class: 'findings' });
  const upcoming = createUpcoming(panel);
  const places = createPlaces();
  const sent = createSent(panel);
  const elsewhere = createElsewhere(panel);
  const others = createOthers();
  const element = h(
    'div',
    { class: 'explained-tab' },
    lead,
    outcome.element,
    cards,
    upcoming.element,
    sent.element,
    places.element,
    elsewhere.element,
    others.element,
  );
  const drawLead = onChange<string>((text) => fill(lead, ...prose(text)));
  const showCards = keyed<CardModel>(
    cards,
    ({ finding, index }) => `${index} ${finding.rule}`,
    () => createFindingCard(panel, show),
  );
  return {
    element,
    update(snapshot) {
      const { detail, findings, rows } = snapshot;
      drawLead(detail.explained);
      outcome.update(snapshot);
      const own = findings.filter(({ step }) => step === detail.id);
      showCards(own.map((finding, index) => ({ finding, rows, index })));
      upcoming.update(snapshot);
      sent.update(snapshot);
      places.update(snapshot);
      elsewhere.update(snapshot);
      others.update(snapshot);
    },
  };
}

/** What came of the step, in the words of its note. */
function createOutcome(): View<PanelSnapshot> {
  const picture = h('span', { class: 'picture' });
  const text = h('span', {});
  const element = h('p', { class: 'outcome' }, picture, text);
  return {
    element,
    update({ detail }) {
      setAttribute(element, 'hidden', detail.note === '');
      setAttribute(element, 'data-state', detail.state);
      setIcon(picture, detail.state);
      setText(text, `${heads[detail.state]}${brief(detail.note, 2000)}`);
    },
  };
}

const heads: Readonly<Record<StepRow['state'], string>> = {
  waiting: '',
  paused: 'Paused: ',
  running: '',
  done: '',
  skipped: 'Skipped: ',
  stopped: 'Stopped: ',
};

/** The requests of the step; choosing one shows its response. */
function createSent(panel: Panel): View<PanelSnapshot> {
  const list = createExchangeList('Requests, each opens its response', ({ id }) =>
    panel.ui.choose(id, 'response'),
  );
  const element = h('section', { class: 'sent' }, h('h3', {}, 'Requests'), list.element);
  return {
    element,
    update({ detail }) {
      setAttribute(element, 'hidden', detail.exchanges.length === 0);
      list.update({ exchanges: detail.exchanges, selected: undefined });
    },
  };
}

interface Elsewhere {
  readonly finding: ShownFinding;
  readonly title: string;
}

/** Findings of other steps, so that none is missed by the one who reads this step. */
function createElsewhere({ post }: Panel): View<PanelSnapshot> {
  const list = h('ul', { class: 'elsewhere-list' });
  const element = h(
    'section',
    { class: 'elsewhere' },
    h('h3', {}, 'Findings in other steps'),
    list,
  );
  const draw = onChange<readonly Elsewhere[]>((items) => {
    const choose = ({ step }: ShownFinding) => post({ type: 'select', step });
    fill(list, ...items.map((item) => elsewhereItem(item, () => choose(item.finding))));
  });
  return {
    element,
    update({ findings, rows, detail }) {
      const others = findings.filter(
        ({ step, dismissed }) => step !== detail.id && dismissed !== true,
      );
      setAttribute(element, 'hidden', others.length === 0);
      draw(
        others.map((finding) => ({
          finding,
          title: rows.find(({ id }) => id === finding.step)?.title ?? finding.step,
        })),
      );
    },
  };
}

function elsewhereItem({ finding, title }: Elsewhere, click: () => void): HTMLElement {
  return h(
    'li',
    { 'data-severity': finding.severity },
    h('span', { class: 'picture' }, icon(finding.severity)),
    h('span', { class: 'unseen' }, `${severities[finding.severity]}: `),
    h(
      'span',
      {},
      h('button', { class: 'text-button', type: 'button', on: { click } }, brief(title, 80)),
      ` ${brief(finding.title)}`,
    ),
  );
}
