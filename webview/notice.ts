import type { FromPanel, ToPanel } from '../src/model/messages';
import { h } from './html';
import { icon } from './icons';
import { button } from './toolkit';
import { brief } from './visible';
import { bannerActions } from './words';

/** A sentence in place of a trace, with what can be done. */
export function createNotice(
  { text, actions }: Extract<ToPanel, { type: 'notice' }>,
  post: (message: FromPanel) => void,
): HTMLElement {
  return h(
    'main',
    { class: 'notice', 'aria-label': 'Trace' },
    h('span', { class: 'picture' }, icon('info')),
    h(
      'div',
      {},
      h('p', { class: 'notice-text', role: 'status' }, brief(text, 400)),
      h(
        'div',
        { class: 'notice-actions' },
        ...actions.map((action, at) =>
          button(bannerActions[action], at === 0 ? 'primary' : 'secondary', () =>
            post({ type: 'banner', action }),
          ),
        ),
      ),
    ),
  );
}
