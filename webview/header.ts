import type { FromPanel, PanelSnapshot } from '../src/model/messages';
import { count } from './format';
import { h, setAttribute, setText } from './html';
import { icon } from './icons';
import type { View } from './keyed';
import { createToolbar } from './toolbar';
import type { Ui } from './ui';
import { createViewSwitch } from './view-switch';
import { brief } from './visible';
import { searchKeys } from './words';

/** Which server is traced, the verbs, and the revision of the protocol that the trace follows. */
export function createHeader(
  post: (message: FromPanel) => void,
  ui: Ui,
  search: () => void,
): View<PanelSnapshot> {
  const name = h('h1', { class: 'server-name' });
  const url = h('span', { class: 'server-url mono' });
  const revision = h('span', { class: 'revision' });
  const overrides = h('button', {
    class: 'overrides text-button',
    type: 'button',
    on: { click: () => post({ type: 'command', command: 'forget-overrides' }) },
  });
  const toolbar = createToolbar(post);
  const views = createViewSwitch(ui);
  const find = h(
    'button',
    {
      class: 'find',
      type: 'button',
      title: `Search the trace: steps, findings, addresses, headers and bodies (${searchKeys.join(' or ')})`,
      'aria-label': 'Search the trace',
      'aria-keyshortcuts': 'Control+F Alt+Shift+F',
      on: { click: search },
    },
    icon('search'),
  );
  const settings = h(
    'button',
    {
      class: 'find',
      type: 'button',
      on: { click: () => post({ type: 'command', command: 'change-settings' }) },
    },
    icon('settings'),
  );
  const element = h(
    'header',
    { class: 'header' },
    h('div', { class: 'server' }, name, url),
    toolbar.element,
    views.element,
    find,
    settings,
    overrides,
    revision,
  );
  return {
    element,
    update(snapshot) {
      setText(name, brief(snapshot.server.name));
      setAttribute(name, 'title', brief(snapshot.server.name));
      setText(url, brief(snapshot.server.url));
      setAttribute(url, 'title', brief(snapshot.server.url));
      setText(revision, `MCP ${brief(snapshot.revision, 40)}`);
      setAttribute(revision, 'title', `Traced by the rules of MCP ${brief(snapshot.revision, 40)}`);
      setAttribute(overrides, 'hidden', snapshot.overrides.length === 0);
      setText(overrides, count(snapshot.overrides.length, 'override'));
      setAttribute(overrides, 'title', overrideTitle(snapshot));
      setAttribute(settings, 'hidden', snapshot.settings === undefined);
      const chosen = settingsTitle(snapshot.settings ?? []);
      setAttribute(settings, 'title', chosen);
      setAttribute(settings, 'aria-label', chosen);
      setAttribute(settings, 'data-chosen', (snapshot.settings ?? []).length > 0);
      toolbar.update(snapshot);
      views.update(snapshot);
    },
  };
}

function settingsTitle(chosen: readonly string[]): string {
  const what = chosen.length === 0 ? '' : `. Chosen for it: ${chosen.join(', ')}`;
  return `Change the settings of this trace${what}`;
}

function overrideTitle({ overrides }: PanelSnapshot): string {
  const passed = overrides.map(({ rule, passes }) => `${rule}: ${passes}`);
  return brief(
    ['You have this trace go on past:', ...passed, 'Select to forget.'].join('\n'),
    1200,
  );
}
