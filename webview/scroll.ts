import type { Ui } from './ui';

/**
 * Keeps the place the user reads at: saves it, takes it up again after a reload when enough has
 * been drawn, and begins at the top for another step or tab.
 */
export function keepScroll(pane: HTMLElement, ui: Ui) {
  let wanted: number | undefined = ui.state.scroll;
  let shown: string | undefined;

  /** A narrow panel scrolls as one page, a wide one in the pane. */
  const scroller = () =>
    getComputedStyle(pane).overflowY === 'auto' ? pane : (document.scrollingElement ?? pane);
  const forget = () => {
    wanted = undefined;
  };
  const save = () => {
    if (wanted === undefined) ui.scrolled(Math.round(scroller().scrollTop));
  };
  pane.addEventListener('scroll', save, { passive: true });
  document.addEventListener('scroll', save, { passive: true });
  for (const event of ['wheel', 'pointerdown', 'keydown'] as const) {
    document.addEventListener(event, forget, { passive: true });
  }

  /** To be called after each drawing with what is shown. */
  return (what: string): void => {
    if (shown !== undefined && shown !== what) {
      forget();
      if (scroller() === pane) pane.scrollTop = 0;
    }
    shown = what;
    if (wanted === 0) forget();
    if (wanted === undefined) return;
    const element = scroller();
    element.scrollTop = wanted;
    if (Math.abs(element.scrollTop - wanted) < 2) forget();
  };
}
