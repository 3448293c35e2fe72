/** Where a line or an argument goes into TypeScript source, in the source's own manner. */

import type { TextEdit } from '../../model/fix';
import type { Endpoint, Route } from './typescript-endpoint';
import type { TypescriptImport } from './typescript-imports';

/** Adds `import { name } from 'module'` behind the last import; nothing when it stands there already. */
export function addNamedImport(
  text: string,
  imports: readonly TypescriptImport[],
  { name, from }: { readonly name: string; readonly from: string },
): readonly TextEdit[] {
  if (imports.some(({ module, names }) => module === from && names.has(name))) return [];
  const last = imports.at(-1)?.statement;
  if (last === undefined) return [];
  const quote = /["']/.exec(last.text)?.[0] ?? "'";
  const end = last.text.endsWith(';') ? ';' : '';
  const line = `import { ${name} } from ${quote}${from}${quote}${end}`;
  // Behind the comment that may follow on the import's line.
  const rest = /^[ \t]*\/\/[^\r\n]*/.exec(text.slice(last.endIndex))?.[0].length ?? 0;
  return [insert(last.endIndex + rest, `${lineEndOf(text)}${line}`)];
}

/** Puts a statement before the first route, above the comments that belong to it. */
export function beforeRoutes(
  text: string,
  { routes }: Endpoint,
  statement: string,
): readonly TextEdit[] {
  let first = routes[0]?.statement;
  if (first === undefined) return [];
  for (
    let above = first.previousSibling;
    above?.type === 'comment' &&
    above.endPosition.row + 1 === first.startPosition.row &&
    startsLine(text, above.startIndex);
    above = first.previousSibling
  ) {
    first = above;
  }
  const end = routes[0]?.statement.text.endsWith(';') ? ';' : '';
  const indent = indentAt(text, first.startIndex);
  return [insert(first.startIndex, `${statement}${end}${lineEndOf(text)}${indent}`)];
}

/** Gives a route a handler that comes first; nothing when it has it. */
export function guardRoute(
  text: string,
  { path, handlers }: Route,
  guard: string,
): readonly TextEdit[] {
  if (handlers.some((one) => one.text === guard)) return [];
  const next = handlers[0];
  const ownLine = next !== undefined && startsLine(text, next.startIndex);
  const space = ownLine ? `${lineEndOf(text)}${indentAt(text, next.startIndex)}` : ' ';
  return [insert(path.endIndex, `,${space}${guard}`)];
}

function insert(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

function lineEndOf(text: string): '\r\n' | '\n' {
  return /\r\n/.test(text) ? '\r\n' : '\n';
}

function startsLine(text: string, offset: number): boolean {
  return /(^|\n)[ \t]*$/.test(text.slice(0, offset));
}

function indentAt(text: string, offset: number): string {
  return /[ \t]*$/.exec(text.slice(0, offset))?.[0] ?? '';
}
