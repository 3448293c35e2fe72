import type { PanelSnapshot } from '../src/model/messages';
import { wholeSeconds } from './format';
import { h, setAttribute, setText } from './html';
import type { View } from './keyed';

/** How old the authorization code is that the flow holds; it counts up while it is shown. RFC 6749 §4.1.2. */
export function createCodeAge(): View<PanelSnapshot> {
  let since: number | undefined;
  const element = h('span', {
    class: 'code-age',
    hidden: true,
    title: 'Authorization servers take a code once, and for ten minutes at most; many for one.',
  });
  const draw = (): void => {
    if (since === undefined) return;
    const age = Math.max(0, Date.now() - since);
    setText(element, `The code is ${wholeSeconds(age)} old.`);
  };
  setInterval(draw, 1000);
  return {
    element,
    update({ codeSince }) {
      since = codeSince;
      setAttribute(element, 'hidden', since === undefined);
      draw();
    },
  };
}
