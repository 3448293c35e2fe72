import type { Ui } from './ui';

/**
 * Keeps the place the user reads at: saves it, takes it up again after a reload when enough has
 * been drawn, and begins at the top for another step or tab.
 */
export function keepScroll(pane: HTMLElement, ui: Ui) {
  let wanted: number | undefined = ui.state.scroll;
  let shown: string | undefined;

  /** A wide panel scrolls in the pane, a low one in what holds it, a narrow one as one page. */
  const scroller = () =>
    [pane, pane.parentElement ?? pane].find(
      (element) => getComputedStyle(element).overflowY === 'auto',
    ) ??
    document.scrollingElement ??
    pane;
  const forget = () => {
    wanted = undefined;
  };
  const save = () => {
    if (wanted === undefined) ui.scrolled(Math.round(scroller().scrollTop));
  };
  document.addEventListener('scroll', save, { passive: true, capture: true });
  for (const event of ['wheel', 'pointerdown', 'keydown'] as const) {
    document.addEventListener(event, forget, { passive: true });
  }

  /** To be called after each drawing with what is shown. */
  return (what: string): void => {
    if (shown !== undefined && shown !== what) {
      forget();
      if (scroller() !== document.scrollingElement) scroller().scrollTop = 0;
    }
    shown = what;
    if (wanted === 0) forget();
    if (wanted === undefined) return;
    const element = scroller();
    element.scrollTop = wanted;
    if (Math.abs(element.scrollTop - wanted) < 2) forget();
  };
}
