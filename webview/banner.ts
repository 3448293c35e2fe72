import type {
  Banner,
  BannerAction,
  FromPanel,
  PanelSnapshot,
  ToPanel,
} from '../src/model/messages';
import type { TraceStatus } from '../src/model/trace';
import { createCodeAge } from './code-age';
import { h, setAttribute, setText } from './html';
import { type IconName, setIcon } from './icons';
import { keyed, type View } from './keyed';
import { button } from './toolkit';
import { createUserCode } from './user-code';
import { brief } from './visible';
import { bannerActions, statuses } from './words';

type Kind = Banner['kind'] | 'ready' | 'running';

interface Offer {
  readonly action: BannerAction;
  readonly kind: Kind;
}

const pictures: Readonly<Record<Kind, IconName>> = {
  ready: 'info',
  running: 'running',
  paused: 'paused',
  waiting: 'browser',
  stopped: 'error',
  finished: 'done',
  found: 'warning',
  cancelled: 'stop',
};

const kinds: Readonly<Record<TraceStatus, Kind>> = {
  ready: 'ready',
  running: 'running',
  paused: 'paused',
  'signed-in': 'finished',
  open: 'finished',
  'not-needed': 'finished',
  'signed-out': 'finished',
  unregistered: 'finished',
  checked: 'finished',
  probed: 'finished',

  stopped: 'stopped',
  cancelled: 'cancelled',
};

export interface BannerView extends View<PanelSnapshot> {
  /** Shows a code that came by itself, until the flow waits for it no more. */
  showCode(message: Extract<ToPanel, { type: 'user-code' }>): void;
}

/**
 * The status strip. It is always there, so that nothing below it moves when a flow pauses; the
 * words are the banner's, or the status in a word while there is no banner.
 */
export function createBanner(post: (message: FromPanel) => void): BannerView {
  const picture = h('span', { class: 'picture' });
  const text = h('p', { class: 'strip-text' });
  const code = createUserCode();
  const age = createCodeAge();
  const actions = h('div', { class: 'strip-actions' });
  const element = h(
    'section',
    { class: 'strip', 'aria-label': 'Status' },
    h('div', { class: 'strip-message' }, picture, text, code.element, age.element),
    actions,
  );
  const showActions = keyed<Offer>(
    actions,
    ({ action, kind }) => `${action} ${kind}`,
    ({ action, kind }) => ({
      element: button(bannerActions[action], main(action, kind) ? 'primary' : 'secondary', () =>
        post({ type: 'banner', action }),
      ),
      update: () => {},
    }),
  );
  return {
    element,
    showCode: code.show,
    update(snapshot) {
      const kind = snapshot.banner?.kind ?? kinds[snapshot.status];
      setAttribute(element, 'data-kind', kind);
      setIcon(picture, pictures[kind]);
      setText(text, brief(statusLine(snapshot), 600));
      if (kind !== 'waiting') code.drop();
      age.update(snapshot);
      showActions((snapshot.banner?.actions ?? []).map((action) => ({ action, kind })));
    },
  };
}

/** At a stop the report is what helps; going on past it is there, and not put forward. */
function main(action: BannerAction, kind: Kind): boolean {
  return kind === 'stopped' && action === 'copy-report';
}

/** The status of the flow in one line. */
export function statusLine({ banner, status, current, rows }: PanelSnapshot): string {
  if (banner !== undefined) return banner.text;
  const step = rows.find((row) => row.id === current);
  if (step === undefined) return statuses[status];
  if (status === 'running') return `Running: ${step.title}`;
  if (status === 'paused' || status === 'stopped') return `${statuses[status]} at ${step.title}`;
  return statuses[status];
}
