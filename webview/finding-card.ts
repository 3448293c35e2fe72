import type { PanelSnapshot, ShownFinding } from '../src/model/messages';
import { readEvidence } from './evidence';
import { type Child, fill, h, setAttribute } from './html';
import { icon } from './icons';
import { onChange, type View } from './keyed';
import { specLink } from './link';
import { longText } from './long-text';
import type { Panel } from './panel';
import { prose } from './prose';
import { brief } from './visible';
import { severities } from './words';

export interface CardModel {
  readonly finding: ShownFinding;
  readonly rows: PanelSnapshot['rows'];
  /** Place among the findings of the step. */
  readonly index: number;
}

export type ShowEvidence = (step: number, exchange: number, part: 'request' | 'response') => void;

/** One finding: what is wrong, what was expected, what came, why, and what to do. */
export function createFindingCard(panel: Panel, show: ShowEvidence): View<CardModel> {
  const element = h('section', { class: 'finding' });
  const draw = onChange<CardModel>((model) => {
    setAttribute(element, 'data-severity', model.finding.severity);
    setAttribute(element, 'data-rule', model.finding.rule);
    setAttribute(element, 'data-under', model.finding.under);
    setAttribute(element, 'data-dismissed', model.finding.dismissed === true ? '' : undefined);
    fill(element, ...content(model, panel, show));
  });
  return {
    element,
    update({ finding, rows, index }) {
      const held = element.contains(document.activeElement);
      draw({ finding, rows: finding.evidence.length > 0 ? rows : [], index });
      // The button that was pressed is drawn anew with other words.
      if (held && !element.contains(document.activeElement))
        element.querySelector<HTMLElement>('.dismiss')?.focus();
    },
  };
}

function content({ finding, rows }: CardModel, panel: Panel, show: ShowEvidence): Child[] {
  const links = finding.spec.map((link) => specLink(link, panel));
  return [
    h(
      'h3',
      { class: 'finding-title' },
      h('span', { class: 'picture' }, icon(finding.severity)),
      h('span', { class: 'unseen' }, `${severities[finding.severity]}: `),
      h(
        'span',
        {},
        h('span', { class: 'finding-words' }, ...prose(brief(finding.title, 600))),
        ' ',
        h('span', { class: 'rule mono' }, finding.rule),
      ),
    ),
    finding.under === undefined
      ? undefined
      : h(
          'p',
          { class: 'finding-under' },
          'Follows from ',
          h('span', { class: 'mono' }, finding.under),
        ),
    finding.dismissed === true
      ? undefined
      : h(
          'dl',
          { class: 'facts' },
          ...fact('expected', finding.expected),
          ...fact('actual', finding.actual),
          ...fact('because', finding.because),
          ...fact('do', finding.do),
        ),
    h(
      'p',
      { class: 'finding-foot' },
      evidenceButton(finding, rows, show),
      fixButton(finding, panel),
      explainButton(finding.rule, panel),
      ...links,
      dismissButton(finding, panel),
    ),
  ];
}

/** Hides the finding at this server, or shows it again. */
function dismissButton({ rule, dismissed }: ShownFinding, { post }: Panel): Child {
  if (dismissed === undefined) return undefined;
  const [type, words] = dismissed
    ? (['restore', 'Show Again'] as const)
    : (['dismiss', 'Dismiss'] as const);
  return h(
    'button',
    {
      class: 'text-button dismiss',
      type: 'button',
      'aria-label': `${words} ${rule}`,
      on: { click: () => post({ type, rule }) },
    },
    words,
  );
}

/** Writes the auth that mends it, with what the trace tells filled in. */
function fixButton({ rule, mended, dismissed }: ShownFinding, { post }: Panel): Child {
  if (mended !== true || dismissed === true) return undefined;
  return h(
    'button',
    {
      class: 'text-button fix',
      type: 'button',
      'aria-label': `Add Auth to This Server, for ${rule}`,
      title: 'Write the auth into the source of the server, which is open here',
      on: { click: () => post({ type: 'fix', rule }) },
    },
    'Add Auth…',
  );
}

/** Opens the help page of the rule, beside the panel. */
function explainButton(rule: string, { post }: Panel): Child {
  const click = () => post({ type: 'explain', rule });
  return h(
    'button',
    {
      class: 'text-button explain',
      type: 'button',
      'aria-label': `Explain ${rule}`,
      on: { click },
    },
    'Explain',
  );
}

function fact(name: 'expected' | 'actual' | 'because' | 'do', text: string): Child[] {
  if (text === '') return [];
  const shown = text.length > 600 ? [longText(text)] : prose(text);
  return [h('dt', { 'data-fact': name }, name), h('dd', { 'data-fact': name }, ...shown)];
}

function evidenceButton(
  finding: ShownFinding,
  rows: PanelSnapshot['rows'],
  show: ShowEvidence,
): Child {
  const place = finding.evidence.map(readEvidence).find((evidence) => evidence !== undefined);
  const row = place && rows[place.step];
  if (place === undefined || row === undefined) return undefined;
  const click = () => show(place.step, place.exchange, place.part);
  const where = row.id === finding.step ? '' : ` of ${brief(row.title, 80)}`;
  return h(
    'button',
    { class: 'text-button evidence', type: 'button', on: { click } },
    icon('right'),
    `Show the ${place.part}${where}`,
  );
}
