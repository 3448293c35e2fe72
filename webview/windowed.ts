import { setAttribute } from './html';
import { keyed, type View } from './keyed';

interface Placed<T> {
  readonly item: T;
  readonly index: number;
  readonly count: number;
  /** Pixels from the top of the list; absent where the rows follow each other by themselves. */
  readonly top?: number;
}

/** Lists up to this long are drawn whole. */
const whole = 200;
/** Rows that are drawn above and below what can be seen. */
const around = 20;

/**
 * Draws a list box of any length: of a long one only the rows that can be seen, each at its place, all
 * as high as the first. The selected row and the one with the focus are always there, so that neither
 * is lost by scrolling; `chosen` is the place of the selected one, -1 for none. `drawn` is told after each
 * drawing, those by scrolling too. To be called before `roving`, whose keys only know the rows that are drawn.
 */
export function windowed<T>(
  list: HTMLElement,
  key: (item: T) => string,
  create: (item: T) => View<T>,
  drawn: () => void = () => {},
): (items: readonly T[], chosen: number) => void {
  let items: readonly T[] = [];
  let chosen = -1;
  let height = 0;
  let due = false;
  const showRows = keyed<Placed<T>>(
    list,
    ({ item }) => key(item),
    ({ item }) => placed(create(item)),
  );

  const isLong = () => items.length > whole;
  const focused = () =>
    document.activeElement?.parentElement === list
      ? Number(document.activeElement.getAttribute('data-index') ?? -1)
      : -1;

  function draw(wanted = focused()): void {
    const count = items.length;
    if (!isLong()) {
      setAttribute(list, 'data-windowed', false);
      list.style.removeProperty('height');
      showRows(items.map((item, index) => ({ item, index, count })));
      drawn();
      return;
    }
    if (height === 0) {
      // Whatever is there is measured, since a row that is taken out and put back loses the focus.
      if (list.firstElementChild === null) showRows(placedAt(0));
      height = list.firstElementChild?.getBoundingClientRect().height ?? 0;
      // Not in the page yet, so nothing can be measured.
      if (height === 0) soon();
    }
    list.style.height = `${count * height}px`;
    setAttribute(list, 'data-windowed', true);
    const { top } = list.getBoundingClientRect();
    const first = height === 0 ? 0 : Math.floor(-top / height);
    const last = height === 0 ? 0 : Math.ceil((innerHeight - top) / height);
    const from = Math.max(0, Math.min(first - around, count));
    const to = Math.min(count, Math.max(last + around, from));
    const seen = Array.from({ length: to - from }, (_, index) => from + index);
    showRows([...new Set([...seen, chosen, wanted])].sort((a, b) => a - b).flatMap(placedAt));
    drawn();
  }

  function placedAt(index: number): readonly Placed<T>[] {
    const item = items[index];
    return item === undefined ? [] : [{ item, index, count: items.length, top: index * height }];
  }

  function soon(): void {
    if (due || !isLong()) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      if (list.offsetParent !== null) draw();
    });
  }

  list.addEventListener('keydown', (event) => {
    if (!isLong() || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const page = Math.max(1, Math.floor(innerHeight / Math.max(1, height)) - 2);
    const to = target(event.key, focused(), items.length, page);
    if (to === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    draw(to);
    list.querySelector<HTMLElement>(`:scope > [data-index="${to}"]`)?.focus();
  });
  document.addEventListener('scroll', soon, { passive: true, capture: true });
  window.addEventListener('resize', () => {
    height = 0;
    soon();
  });

  return (next, selected) => {
    items = next;
    chosen = selected;
    draw();
  };
}

function placed<T>({ element, update }: View<T>): View<Placed<T>> {
  return {
    element,
    update({ item, index, count, top }) {
      const isPlaced = top !== undefined;
      setAttribute(element, 'data-index', String(index));
      setAttribute(element, 'aria-posinset', isPlaced ? String(index + 1) : undefined);
      setAttribute(element, 'aria-setsize', isPlaced ? String(count) : undefined);
      if (isPlaced) element.style.top = `${top}px`;
      else element.style.removeProperty('top');
      update(item);
    },
  };
}

function target(key: string, from: number, count: number, page: number): number | undefined {
  const steps: { readonly [key: string]: number } = {
    ArrowUp: -1,
    ArrowDown: 1,
    PageUp: -page,
    PageDown: page,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  if (step === undefined || from < 0) return undefined;
  return Math.max(0, Math.min(count - 1, from + step));
}
