import type {
  ComparedSide,
  ComparedStep,
  ComparedTrace,
  Comparison,
} from '../src/model/comparison';
import type { PanelSnapshot } from '../src/model/messages';
import { differenceRow } from './difference-row';
import { count } from './format';
import { type Child, fill, h, setAttribute } from './html';
import { icon } from './icons';
import { onChange, type View } from './keyed';
import { longText } from './long-text';
import { phases, severities, states, statuses } from './words';

/** Two traces beside each other, a row for each step, and under it what is not the same. */
export function createCompare(): View<PanelSnapshot> {
  let onlyDifferences = true;
  let last: PanelSnapshot | undefined;
  const body = h('div', { class: 'compared' });
  const toggle = h(
    'button',
    {
      class: 'only-differences text-button',
      type: 'button',
      on: {
        click: () => {
          onlyDifferences = !onlyDifferences;
          if (last !== undefined) update(last);
        },
      },
    },
    'Only What Differs',
  );
  const summary = h('p', { class: 'compare-summary' });
  const element = h(
    'nav',
    { class: 'compare', 'aria-label': 'Comparison', tabindex: 0 },
    h('div', { class: 'compare-head' }, summary, toggle),
    body,
  );
  const draw = onChange<{ readonly comparison: Comparison | undefined; readonly only: boolean }>(
    ({ comparison, only }) => {
      setAttribute(toggle, 'aria-pressed', String(only));
      if (comparison === undefined) return;
      const differing = comparison.steps.filter(({ differences }) => differences.length > 0);
      fill(
        summary,
        differing.length === 0
          ? 'Nothing differs that matters.'
          : `${count(differing.length, 'step')} of ${comparison.steps.length} differ${differing.length === 1 ? 's' : ''}.`,
      );
      fill(body, table(comparison, only ? differing : comparison.steps));
    },
  );
  function update(snapshot: PanelSnapshot): void {
    last = snapshot;
    draw({ comparison: snapshot.comparison, only: onlyDifferences });
  }
  return { element, update };
}

function table({ left, right }: Comparison, steps: readonly ComparedStep[]): HTMLElement {
  return h(
    'table',
    { class: 'compare-table', 'aria-label': 'The steps of both traces' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, 'Step'),
        h('th', { scope: 'col' }, ...heading('Earlier', left)),
        h('th', { scope: 'col' }, ...heading('This one', right)),
      ),
    ),
    ...steps.map(stepRows),
  );
}

function heading(which: string, trace: ComparedTrace): readonly Child[] {
  const when = new Date(trace.beganAt).toLocaleString();
  return [
    h('span', { class: 'compare-which' }, which),
    h('span', { class: 'compare-name' }, trace.name),
    h('span', { class: 'compare-when' }, `${when} · MCP ${trace.revision}`),
    h(
      'span',
      { class: 'compare-when' },
      `${statuses[trace.status]}, ${count(trace.findings, 'finding')}`,
    ),
  ];
}

function stepRows(step: ComparedStep): HTMLElement {
  const { title, phase, left, right, differences } = step;
  const differs = differences.length > 0;
  return h(
    'tbody',
    { class: 'compare-step', 'data-step': step.id, 'data-differs': differs },
    h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row', class: 'compare-row-head' },
        h('span', { class: 'compare-mark' }, differs ? icon('warning') : icon('done')),
        h('span', { class: 'compare-title', title: phases[phase] }, title),
        h('span', { class: 'unseen' }, differs ? ', differs' : ', the same'),
      ),
      h('td', {}, ...sideWords(left)),
      h('td', {}, ...sideWords(right)),
    ),
    ...differences.map(differenceRow),
  );
}

function sideWords(side: ComparedSide | undefined): readonly Child[] {
  if (side === undefined) return [h('span', { class: 'compare-none' }, 'not in this trace')];
  const { state, exchanges, findings } = side;
  return [
    h('span', { class: 'compare-state', 'data-state': state }, states[state]),
    ...exchanges
      .slice(0, 6)
      .map(({ label, answer }) =>
        h('span', { class: 'compare-exchange mono' }, longText(label), ` ${answer}`),
      ),
    exchanges.length > 6 &&
      h('span', { class: 'compare-more' }, `and ${exchanges.length - 6} more`),
    ...findings.map(({ title, severity }) =>
      h(
        'span',
        { class: 'compare-finding', 'data-severity': severity },
        `${severities[severity]}: `,
        longText(title),
      ),
    ),
  ];
}
