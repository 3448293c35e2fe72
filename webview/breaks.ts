import type { FromPanel, PanelSnapshot, ShownBreaks } from '../src/model/messages';
import { fill, h, setAttribute } from './html';
import { type IconName, icon } from './icons';
import { onChange, type View } from './keyed';
import { brief } from './visible';

/** The line under the steps that says where flows pause besides; nothing when that is as usual. */
export function createBreaks(post: (message: FromPanel) => void): View<PanelSnapshot> {
  const element = h('div', { class: 'breaks' });
  const draw = onChange<ShownBreaks>(({ requests, findings }) => {
    const lines = [
      requests.length > 0 &&
        line('breakpoint', `Pauses before requests to ${requests.join(', ')}`, () =>
          post({ type: 'command', command: 'break-on-requests' }),
        ),
      !findings &&
        line('no-breakpoint', 'Runs on past findings', () =>
          post({ type: 'command', command: 'break-on-findings' }),
        ),
    ];
    fill(element, ...lines);
    setAttribute(
      element,
      'hidden',
      lines.every((one) => one === false),
    );
  });
  return { element, update: ({ breaks }) => draw(breaks) };
}

function line(picture: IconName, text: string, click: () => void): HTMLElement {
  return h(
    'button',
    { class: 'break-line', type: 'button', title: 'Change this', on: { click } },
    icon(picture),
    h('span', {}, brief(text, 200)),
  );
}
