import type { PanelSnapshot } from '../src/model/messages';
import { statusLine } from './banner';
import { h, setText } from './html';
import type { View } from './keyed';
import { brief } from './visible';
import { severities } from './words';

/** Says pauses, ends and new findings to a screen reader; a running flow is not talked over. */
export function createAnnouncer(): View<PanelSnapshot> {
  const element = h('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  let known: ReadonlySet<string> = new Set();
  let said = '';
  return {
    element,
    update(snapshot) {
      const keys = snapshot.findings.map(({ rule, step }) => `${rule} ${step}`);
      const fresh = snapshot.findings.filter((_, index) => !known.has(keys[index] ?? ''));
      known = new Set(keys);
      const status = statusLine(snapshot);
      const quiet = snapshot.status === 'running' && snapshot.banner === undefined;
      const words = [
        ...(quiet || status === said ? [] : [status]),
        ...fresh
          .filter(({ title }) => !status.includes(title))
          .map(({ severity, title }) => `${severities[severity]}: ${title}`),
      ];
      said = quiet ? '' : status;
      if (words.length > 0) setText(element, brief(words.join('. '), 600));
    },
  };
}
