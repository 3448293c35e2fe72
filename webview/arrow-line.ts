import type { Lane } from '../src/model/sequence';
import { setAttribute } from './html';

const svg = 'http://www.w3.org/2000/svg';

export interface ArrowLine {
  readonly element: SVGSVGElement;
  /** From the middle of one lane to the middle of another, of `lanes` in all. */
  draw(from: number, to: number, lanes: number): void;
}

/** The line and the head of an arrow, in the colour of the text, as wide as what it stands in. */
export function createArrowLine(): ArrowLine {
  const element = part('svg', 'arrow-line');
  element.setAttribute('aria-hidden', 'true');
  const line = part('line', 'stroked');
  for (const y of ['y1', 'y2']) line.setAttribute(y, '50%');
  // An svg of its own, since a path knows no percentages.
  const place = part('svg', 'arrow-head');
  place.setAttribute('y', '50%');
  const head = part('path', 'filled');
  place.append(head);
  element.append(line, place);
  return {
    element,
    draw(from, to, lanes) {
      line.setAttribute('x1', middle(from, lanes));
      line.setAttribute('x2', middle(to, lanes));
      place.setAttribute('x', middle(to, lanes));
      head.setAttribute('d', from < to ? 'M0 0L-9-4V4z' : 'M0 0L9-4V4z');
    },
  };
}

/** The upright lines of the lanes, behind the arrows. */
export function drawLanes(element: SVGSVGElement, lanes: readonly Lane[]): void {
  while (element.childElementCount > lanes.length) element.lastElementChild?.remove();
  for (const [index, lane] of lanes.entries()) {
    const line = element.children[index] ?? element.appendChild(part('line', 'lane-line'));
    const x = middle(index, lanes.length);
    for (const [name, value] of Object.entries({ x1: x, x2: x, y1: '0', y2: '100%' }))
      setAttribute(line, name, value);
    setAttribute(line, 'data-dotted', lane.dotted === true);
  }
}

/** Where the middle of a lane is, as a part of the whole width. */
export function middle(lane: number, lanes: number): string {
  return `${((lane + 0.5) / Math.max(1, lanes)) * 100}%`;
}

/** An SVG element with a class. */
export function part<K extends keyof SVGElementTagNameMap>(
  name: K,
  className: string,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(svg, name);
  element.setAttribute('class', className);
  return element;
}
