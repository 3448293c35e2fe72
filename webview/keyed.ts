/** A piece of the page that is made once and then brought up to date. */
export interface View<T> {
  readonly element: HTMLElement;
  update(model: T): void;
}

/**
 * Keeps the children of `parent` in step with a list. An item keeps its element as long as its
 * key stays, so focus, scroll and selection inside it survive.
 */
export function keyed<T>(
  parent: Element,
  key: (item: T) => string,
  create: (item: T) => View<T>,
): (items: readonly T[]) => void {
  const views = new Map<string, View<T>>();
  return (items) => {
    const named = items.map((item) => ({ item, name: key(item) }));
    const wanted = new Set(named.map(({ name }) => name));
    // First, since whatever then stands in its place is not moved, and a moved element loses the focus.
    for (const [name, { element }] of views) {
      if (wanted.has(name)) continue;
      element.remove();
      views.delete(name);
    }
    let place = parent.firstElementChild;
    for (const { item, name } of named) {
      const view = views.get(name) ?? create(item);
      views.set(name, view);
      view.update(item);
      if (view.element === place) place = place.nextElementSibling;
      else parent.insertBefore(view.element, place);
    }
  };
}

/** Runs `draw` only when the model differs from the one drawn before. */
export function onChange<T>(draw: (model: T) => void): (model: T) => void {
  let drawn: string | undefined;
  return (model) => {
    const now = JSON.stringify(model);
    if (now === drawn) return;
    drawn = now;
    draw(model);
  };
}
