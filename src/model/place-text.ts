/** A place in a configuration file as a text, which is how a finding points to it. */

import type { ConfigPlace } from './server';

/** The file's URI with a fragment such as `#L12,5`, which counts from one and which VS Code opens. */
export function placeText({ uri, line, column }: ConfigPlace): string {
  return `${uri}#L${line + 1},${column + 1}`;
}

/** The place that `placeText` wrote; `undefined` for a pointer into a trace. */
export function placeIn(evidence: string): ConfigPlace | undefined {
  const [, uri, line, column] = /^([a-z][a-z0-9+.-]*:[^#]*)#L(\d+),(\d+)$/i.exec(evidence) ?? [];
  if (uri === undefined) return undefined;
  return { uri, line: Number(line) - 1, column: Number(column) - 1 };
}
