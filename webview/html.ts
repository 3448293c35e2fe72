import { visible } from './visible';

type Handlers = {
  readonly [name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[name]) => void;
};

type AttributeName =
  | 'class'
  | 'id'
  | 'title'
  | 'role'
  | 'tabindex'
  | 'hidden'
  | 'scope'
  | 'type'
  | 'open'
  | 'appearance'
  | `aria-${string}`
  | `data-${string}`;

/** No `href`, `src`, `style` or `on…` attribute: what a server sent must not become one. */
export type Attributes = {
  readonly [name in AttributeName]?: string | number | boolean | undefined;
} & { readonly on?: Handlers };

export type Child = Node | string | number | false | undefined;

/** A new element with attributes, listeners and children; strings become text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  dress(element, attributes, children);
  return element;
}

/** Sets attributes, listeners and children of a new element. */
export function dress(
  element: HTMLElement,
  { on = {}, ...attributes }: Attributes,
  children: readonly Child[],
): void {
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  for (const [name, listener] of Object.entries(on)) {
    element.addEventListener(name, listener as EventListener);
  }
  element.append(...nodes(children));
}

function nodes(children: readonly Child[]): Node[] {
  return children.flatMap((child) => {
    if (child === undefined || child === false || child === '') return [];
    return [child instanceof Node ? child : document.createTextNode(visible(String(child)))];
  });
}

/** Puts new children in the place of all others. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...nodes(children));
}

/** Changes the text of an element that holds only text, and nothing when it is the same. */
export function setText(element: Element, text: string): void {
  const shown = visible(text);
  if (element.textContent !== shown) element.textContent = shown;
}

/** Changes an attribute only when it differs; `undefined` and `false` remove it. */
export function setAttribute(
  element: Element,
  name: string,
  value: string | number | boolean | undefined,
): void {
  if (value === undefined || value === false) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
    return;
  }
  const text = value === true ? '' : visible(String(value));
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}
