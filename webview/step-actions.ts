import type { PanelSnapshot, StepRow } from '../src/model/messages';
import { h, setAttribute } from './html';
import { icon, setIcon } from './icons';
import type { View } from './keyed';
import type { Panel } from './panel';
import { stepKeys } from './words';

/** What can be done to the selected step: a breakpoint before it, and going back to it. */
export function createStepActions({ post }: Panel): View<PanelSnapshot> {
  let step: StepRow['id'] | undefined;
  const act = (type: 'breakpoint' | 'rewind') => () => {
    if (step !== undefined) post({ type, step });
  };
  const dot = h('span', { class: 'picture' });
  const breakpoint = h(
    'button',
    {
      class: 'act breakpoint-act',
      type: 'button',
      title: `Pause before this step, in this and later traces (${stepKeys.breakpoint.join(' or ')})`,
      on: { click: act('breakpoint') },
    },
    dot,
    'Breakpoint',
  );
  const rewind = h(
    'button',
    {
      class: 'act',
      type: 'button',
      title: `Go back to just before this step (${stepKeys.rewind.join(' or ')})`,
      on: { click: act('rewind') },
    },
    icon('rewind'),
    'Rewind Here',
  );
  return {
    element: h('div', { class: 'step-actions' }, rewind, breakpoint),
    update({ detail }) {
      step = detail.id;
      setIcon(dot, detail.breakpoint ? 'breakpoint' : 'no-breakpoint');
      setAttribute(breakpoint, 'aria-pressed', String(detail.breakpoint));
      // A trace from a file has no verbs.
      setAttribute(breakpoint, 'hidden', !detail.canResend);
      setAttribute(rewind, 'hidden', !detail.canRewind);
    },
  };
}
