import type { SpecLink } from '../src/model/spec';
import { h } from './html';
import type { Panel } from './panel';

/**
 * A link to a specification. The host opens it, so the click goes no further: VS Code would open
 * it a second time. An address that is not https is shown as text.
 */
export function specLink({ label, url }: SpecLink, { post }: Panel): HTMLElement {
  if (!/^https:\/\/[^\s]+$/i.test(url)) return h('span', {}, label);
  const click = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    post({ type: 'open-spec', url });
  };
  const link = h('a', { class: 'link', title: url, on: { click } }, label);
  link.href = url;
  return link;
}
