import type { Ui } from './ui';

/**
 * Keeps the place the user reads at: saves it, takes it up again after a reload when enough has
 * been drawn, and begins at the top for another step or tab.
 */
export function keepScroll(pane: HTMLElement, ui: Ui) {
  let wanted: number | undefined = ui.state.scroll;
  let shown: string | undefined;
  let scrolled = false;

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
    scrolled = true;
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
      // Asking for the scroller lays the page out, so it is left alone while nobody has scrolled.
      if (scrolled && scroller() !== document.scrollingElement) scroller().scrollTop = 0;
      scrolled = false;
    }
    shown = what;
    if (wanted === 0) forget();
    if (wanted === undefined) return;
    const element = scroller();
    element.scrollTop = wanted;
    if (Math.abs(element.scrollTop - wanted) < 2) forget();
  };
}

/** Scrolls a list by as much as it takes to show an element of it, after the next drawing. */
export function keepInView(list: HTMLElement, element: HTMLElement | undefined): void {
  if (element === undefined) return;
  requestAnimationFrame(() => {
    if (getComputedStyle(list).overflowY !== 'auto') return;
    const frame = list.getBoundingClientRect();
    const { top, bottom } = element.getBoundingClientRect();
    if (top < frame.top) list.scrollTop -= frame.top - top;
    else if (bottom > frame.bottom) list.scrollTop += bottom - frame.bottom;
  });
}
