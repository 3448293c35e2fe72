/** A place in a configuration file as a text, which is how a finding points to it. */

import type { ConfigPlace } from './server';

export interface TextPlace extends ConfigPlace {
  /** UTF-16 units on its line; absent where nobody knows. */
  readonly length?: number;
}

/** The file's URI with a fragment such as `#L12,5-12,9`, which counts from one and which VS Code opens. */
export function placeText({ uri, line, column, length }: TextPlace): string {
  const from = `${line + 1},${column + 1}`;
  return `${uri}#L${from}${length === undefined ? '' : `-${line + 1},${column + 1 + length}`}`;
}

/** The place that `placeText` wrote; `undefined` for a pointer into a trace. */
export function placeIn(evidence: string): TextPlace | undefined {
  const [, uri, line, column, end] =
    /^([a-z][a-z0-9+.-]*:[^#]*)#L(\d+),(\d+)(?:-\d+,(\d+))?$/i.exec(evidence) ?? [];
  if (uri === undefined) return undefined;
  const place = { uri, line: Number(line) - 1, column: Number(column) - 1 };
  return end === undefined ? place : { ...place, length: Number(end) - Number(column) };
}
