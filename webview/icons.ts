/** Own drawings on a 16 × 16 grid: stroked paths, or filled ones after `fill:`. */
const drawings = {
  continue: ['M3 3v10', 'fill:M6 2.6v10.8L14 8z'],
  next: [
    'M2.4 8.6a5.6 5.6 0 0 1 10.5-2.7',
    'M13.5 2.3v3.9H9.6',
    'fill:M8 10.4a1.8 1.8 0 1 0 .01 0z',
  ],
  into: ['M8 1.6v7', 'M4.9 5.7 8 8.8l3.1-3.1', 'fill:M8 11a1.8 1.8 0 1 0 .01 0z'],
  pause: ['fill:M4 3h2.6v10H4zM9.4 3H12v10H9.4z'],
  restart: ['M3 8.2a5 5 0 1 0 1.7-4', 'M4.5 1.6v3h3'],
  retry: [
    'M3 7.2v-.8a2 2 0 0 1 2-2h7.6',
    'M10.4 2.2l2.2 2.2-2.2 2.2',
    'M13 8.8v.8a2 2 0 0 1-2 2H3.4',
    'M5.6 9.4l-2.2 2.2 2.2 2.2',
  ],
  rewind: ['M5.4 2.4 2.6 5.2 5.4 8', 'M2.8 5.2h6.4a3.9 3.9 0 0 1 0 7.8H6'],
  breakpoint: ['fill:M8 4.4a3.6 3.6 0 1 0 .01 0z'],
  'no-breakpoint': ['M8 4.4a3.6 3.6 0 1 0 .01 0z'],
  edit: ['M10.6 2.9l2.5 2.5-7.4 7.4-3.2.7.7-3.2z', 'M9 4.5 11.5 7'],
  stop: ['fill:M4.4 3.4h7.2a1 1 0 0 1 1 1v7.2a1 1 0 0 1-1 1H4.4a1 1 0 0 1-1-1V4.4a1 1 0 0 1 1-1z'],
  waiting: ['M8 4.2a3.8 3.8 0 1 0 .01 0z'],
  paused: [
    'fill:M2.6 4.2h5.2a1 1 0 0 1 .7.3l3.3 3a.7.7 0 0 1 0 1l-3.3 3a1 1 0 0 1-.7.3H2.6a.6.6 0 0 1-.6-.6V4.8a.6.6 0 0 1 .6-.6z',
  ],
  running: ['M8 3a5 5 0 1 1-5 5'],
  done: ['M3.2 8.6 6.4 11.8 12.8 4.8'],
  skipped: ['M3.6 4.4 7.2 8l-3.6 3.6', 'M8.6 4.4 12.2 8l-3.6 3.6'],
  stopped: ['M4.2 4.2l7.6 7.6', 'M11.8 4.2l-7.6 7.6'],
  warning: ['M8 2.4 14.2 13H1.8z', 'M8 6.6v3', 'fill:M8 10.7a.8.8 0 1 0 .01 0z'],
  error: ['M8 1.9a6.1 6.1 0 1 0 .01 0z', 'M5.7 5.7l4.6 4.6', 'M10.3 5.7l-4.6 4.6'],
  info: ['M8 1.9a6.1 6.1 0 1 0 .01 0z', 'M8 7.4v3.7', 'fill:M8 4.2a.8.8 0 1 0 .01 0z'],
  browser: ['M2.2 3.2h11.6v9.6H2.2z', 'M2.2 6.2h11.6'],
  down: ['M4 6.2 8 10.2l4-4'],
  right: ['M2.8 8h10', 'M9 4.2 12.8 8 9 11.8'],
  search: ['M6.8 2.6a4.2 4.2 0 1 0 .01 0z', 'M9.9 9.9l3.7 3.7'],
  settings: [
    'M2.6 4.6h6.2M11.8 4.6h1.6M10.3 3.1a1.5 1.5 0 1 0 .01 0z',
    'M2.6 11.4h1.6M7.2 11.4h6.2M5.7 9.9a1.5 1.5 0 1 0 .01 0z',
  ],
  close: ['M4 4l8 8', 'M12 4l-8 8'],
  copy: ['M5.8 5.8h7.4v7.4H5.8z', 'M10.2 5.6V2.8H2.8v7.4h2.8'],
} as const satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof drawings;

const svg = 'http://www.w3.org/2000/svg';

/** A drawing in the colour of the text. It says nothing to a screen reader: words stand beside it. */
export function icon(name: IconName): SVGSVGElement {
  const element = document.createElementNS(svg, 'svg');
  element.setAttribute('viewBox', '0 0 16 16');
  element.setAttribute('aria-hidden', 'true');
  element.setAttribute('class', `icon icon-${name}`);
  for (const drawing of drawings[name]) {
    const path = document.createElementNS(svg, 'path');
    const filled = drawing.startsWith('fill:');
    path.setAttribute('d', filled ? drawing.slice(5) : drawing);
    path.setAttribute('class', filled ? 'filled' : 'stroked');
    element.append(path);
  }
  return element;
}

/** Shows one drawing in a holder, and leaves it alone when it is there already. */
export function setIcon(holder: HTMLElement, name: IconName): void {
  if (holder.dataset['icon'] === name) return;
  holder.dataset['icon'] = name;
  holder.replaceChildren(icon(name));
}
