/** How the arrow keys move in a group of elements that is one stop of the Tab key. */
export interface RovingOptions {
  readonly axis: 'horizontal' | 'vertical';
  readonly selector: string;
  /** Called when an arrow key has moved the focus. */
  readonly moved?: (element: HTMLElement) => void;
}

const steps = {
  horizontal: { ArrowLeft: -1, ArrowRight: 1 },
  vertical: { ArrowUp: -1, ArrowDown: 1 },
} as const satisfies Record<string, Record<string, number>>;

/**
 * A roving tabindex, as the WAI-ARIA patterns for toolbars, tabs and list boxes have it: arrows,
 * Home and End move, Tab leaves. Gives a function that makes sure exactly one element can be
 * tabbed to; it prefers the one that has the focus, then the one it is given.
 */
export function roving(container: HTMLElement, options: RovingOptions) {
  const elements = () => [...container.querySelectorAll<HTMLElement>(options.selector)];

  container.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const shown = elements().filter((element) => element.offsetParent !== null);
    const from = shown.findIndex((element) => element.matches(':focus'));
    const to = from === -1 ? -1 : target(options.axis, event.key, from, shown.length);
    const element = shown[to];
    if (element === undefined) return;
    event.preventDefault();
    element.focus();
    options.moved?.(element);
  });
  container.addEventListener('focusin', ({ target: focused }) => {
    if (focused instanceof HTMLElement && focused.matches(options.selector)) only(focused);
  });

  function only(element: HTMLElement): void {
    for (const other of elements()) {
      const tabindex = other === element ? 0 : -1;
      if (other.tabIndex !== tabindex) other.tabIndex = tabindex;
    }
  }

  return (preferred: HTMLElement | undefined): void => {
    const all = elements();
    const focused = all.find((element) => element === document.activeElement);
    const element = focused ?? preferred ?? all[0];
    if (element !== undefined) only(element);
  };
}

function target(axis: RovingOptions['axis'], key: string, from: number, count: number): number {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = (steps[axis] as Record<string, number>)[key];
  if (step === undefined) return -1;
  return axis === 'horizontal' ? (from + step + count) % count : clamp(from + step, count);
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
