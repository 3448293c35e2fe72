import type { FromPanel, PanelSnapshot } from '../src/model/messages';
import { h, setAttribute, setText } from './html';
import type { View } from './keyed';
import { createToolbar } from './toolbar';
import { brief } from './visible';

/** Which server is traced, the verbs, and the revision of the protocol that the trace follows. */
export function createHeader(post: (message: FromPanel) => void): View<PanelSnapshot> {
  const name = h('h1', { class: 'server-name' });
  const url = h('span', { class: 'server-url mono' });
  const revision = h('span', { class: 'revision' });
  const toolbar = createToolbar(post);
  const element = h(
    'header',
    { class: 'header' },
    h('div', { class: 'server' }, name, url),
    toolbar.element,
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
      toolbar.update(snapshot);
    },
  };
}
