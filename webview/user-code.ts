import type { ToPanel } from '../src/model/messages';
import { h, setAttribute, setText } from './html';

type CodeMessage = Extract<ToPanel, { type: 'user-code' }>;

/** The code that a person types in elsewhere. It is in the page alone, and only while it is good. */
export function createUserCode() {
  const code = h('span', { class: 'user-code mono' });
  const element = h(
    'output',
    { class: 'user-code-line', hidden: true, 'aria-label': 'Code to enter' },
    'Code ',
    code,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;

  function drop(): void {
    clearTimeout(timer);
    setText(code, '');
    setAttribute(element, 'hidden', true);
  }

  return {
    element,
    drop,
    show({ code: next, goodForMs }: CodeMessage): void {
      drop();
      if (next === undefined) return;
      setText(code, next);
      setAttribute(element, 'hidden', false);
      // More milliseconds than a timer can count, some 24 days, would fire at once.
      if (goodForMs !== undefined) timer = setTimeout(drop, Math.min(goodForMs, 2_147_483_647));
    },
  };
}
