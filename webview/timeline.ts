import type { FromPanel, PanelSnapshot, StepRow } from '../src/model/messages';
import { createBreaks } from './breaks';
import { createFold } from './fold';
import { h, setAttribute, setText } from './html';
import { keyed, type View } from './keyed';
import { roving } from './roving';
import { keepInView } from './scroll';
import { createStepRow, type ShownRow } from './step-row';
import { phases } from './words';

interface Group {
  readonly key: string;
  readonly phase: StepRow['phase'];
  readonly rows: readonly ShownRow[];
}

/** The steps by phase, as a list box. In a narrow panel it folds away under the selected step. */
export function createTimeline(post: (message: FromPanel) => void): View<PanelSnapshot> {
  const list = h('div', { class: 'steps', id: 'steps', role: 'listbox', 'aria-label': 'Steps' });
  const breaks = createBreaks(post);
  const fold = createFold((open) => setAttribute(element, 'data-open', open));
  const element = h(
    'nav',
    { class: 'timeline', 'aria-label': 'Steps of the sign-in' },
    fold.element,
    list,
    breaks.element,
  );

  const choose = (row: StepRow) => {
    post({ type: 'select', step: row.id });
    fold.close();
  };
  let selected: PanelSnapshot['selected'] | undefined;
  const showGroups = keyed<Group>(
    list,
    ({ key }) => key,
    () => createGroup(choose),
  );
  const keepOne = roving(list, { axis: 'vertical', selector: '.step' });
  list.addEventListener('keydown', (event) => {
    const { activeElement } = document;
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!(activeElement instanceof HTMLElement) || !activeElement.matches('.step')) return;
    event.preventDefault();
    activeElement.click();
  });
  return {
    element,
    update(snapshot) {
      showGroups(groups(snapshot));
      fold.update(snapshot);
      breaks.update(snapshot);
      const row = list.querySelector<HTMLElement>('[aria-selected="true"]') ?? undefined;
      keepOne(row);
      if (snapshot.selected !== selected) keepInView(element, row);
      selected = snapshot.selected;
    },
  };
}

function groups({ rows, selected, current }: PanelSnapshot): readonly Group[] {
  const found: { key: string; phase: StepRow['phase']; rows: ShownRow[] }[] = [];
  for (const row of rows) {
    const last = found.at(-1);
    const shown = { row, selected, current };
    if (last?.phase === row.phase) last.rows.push(shown);
    else found.push({ key: `${row.phase} ${found.length}`, phase: row.phase, rows: [shown] });
  }
  return found;
}

function createGroup(choose: (row: StepRow) => void): View<Group> {
  const heading = h('div', { class: 'phase', role: 'presentation' });
  const rows = h('div', { class: 'phase-steps', role: 'presentation' });
  const element = h('div', { class: 'group', role: 'group' }, heading, rows);
  const showRows = keyed<ShownRow>(
    rows,
    ({ row }) => row.id,
    ({ row }) => createStepRow(() => choose(row)),
  );
  return {
    element,
    update({ phase, rows: shown }) {
      setText(heading, phases[phase]);
      setAttribute(element, 'aria-label', phases[phase]);
      showRows(shown);
    },
  };
}
