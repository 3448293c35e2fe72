import type { FromPanel, PanelSnapshot, Verb } from '../src/model/messages';
import { h, setAttribute, setText } from './html';
import { setIcon } from './icons';
import type { View } from './keyed';
import { roving } from './roving';
import { verbHints, verbKeys, verbNames } from './words';

type Slot = (snapshot: PanelSnapshot) => Verb;

/** Pause takes the place of Continue while the flow runs, as in VS Code's debug toolbar. */
const slots: readonly Slot[] = [
  ({ status }) => (status === 'running' ? 'pause' : 'continue'),
  () => 'next',
  () => 'into',
  () => 'retry',
  () => 'restart',
  () => 'stop',
];

/** The verbs of the debugger, one stop of the Tab key. A verb that is not possible stays in reach. */
export function createToolbar(post: (message: FromPanel) => void): View<PanelSnapshot> {
  const buttons = slots.map((slot) => createVerb(slot, post));
  const element = h(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': 'Flow' },
    ...buttons.map((button) => button.element),
  );
  const keepOne = roving(element, { axis: 'horizontal', selector: '.verb' });
  return {
    element,
    update(snapshot) {
      for (const button of buttons) button.update(snapshot);
      keepOne(element.querySelector<HTMLElement>('.verb[tabindex="0"]') ?? undefined);
    },
  };
}

function createVerb(slot: Slot, post: (message: FromPanel) => void): View<PanelSnapshot> {
  let verb: Verb = 'continue';
  const picture = h('span', { class: 'picture' });
  const label = h('span', { class: 'label' });
  const click = () => {
    if (element.getAttribute('aria-disabled') !== 'true') post({ type: 'verb', verb });
  };
  const element = h('button', { class: 'verb', type: 'button', on: { click } }, picture, label);
  return {
    element,
    update(snapshot) {
      verb = slot(snapshot);
      const [key, browserKey] = verbKeys[verb];
      setIcon(picture, verb);
      setText(label, verbNames[verb]);
      setAttribute(element, 'data-verb', verb);
      setAttribute(
        element,
        'title',
        `${verbNames[verb]}: ${verbHints[verb]} (${key} or ${browserKey})`,
      );
      setAttribute(element, 'aria-keyshortcuts', `${keyShortcut(key)} ${browserKey}`);
      setAttribute(element, 'aria-disabled', String(!snapshot.enabled.includes(verb)));
    },
  };
}

/** WAI-ARIA spells the Control key out. */
function keyShortcut(key: string): string {
  return key.replace('Ctrl', 'Control');
}
