/** Where a line or an argument goes into Python source, in the source's own manner. */

import type { TextEdit } from '../../model/fix';
import type { Range, ServerSite } from '../site';
import { childrenOf, type Node, nodesOf } from './syntax';

/** The line end that a text uses. */
export function lineEndOf(text: string): '\r\n' | '\n' {
  return /\r\n/.test(text) ? '\r\n' : '\n';
}

/** Gives a constructor call `keyword=value` each, or this value in place of the one it has. */
export function setKeywords(
  text: string,
  root: Node,
  { args }: Pick<ServerSite, 'args'>,
  wanted: readonly (readonly [keyword: string, value: string])[],
): readonly TextEdit[] {
  const list = argumentList(root, args);
  if (list === undefined) return [];
  const parts = childrenOf(list).filter(({ type }) => type !== 'comment');
  const assign = parts.some((one) => /^\w+\s+=\s/.test(one.text)) ? ' = ' : '=';
  const edits: TextEdit[] = [];
  const missing: string[] = [];
  for (const [keyword, value] of wanted) {
    const old = parts
      .find((one) => one.childForFieldName('name')?.text === keyword)
      ?.childForFieldName('value');
    if (!old) missing.push(`${keyword}${assign}${value}`);
    else if (old.text !== value) {
      edits.push({ start: old.startIndex, end: old.endIndex, text: value });
    }
  }
  return [...edits, ...addArguments(text, list, args, missing)].toSorted(
    (a, b) => a.start - b.start,
  );
}

function addArguments(
  text: string,
  list: Node,
  args: Range,
  missing: readonly string[],
): readonly TextEdit[] {
  if (missing.length === 0) return [];
  const last = childrenOf(list)
    .filter(({ type }) => type !== 'comment')
    .at(-1);
  if (last === undefined) return [insert(args.start + 1, missing.join(', '))];
  const comma = commaAfter(text, last.endIndex, args.end - 1);
  const ownLine = last.endPosition.row < list.endPosition.row && startsLine(text, last.startIndex);
  if (!ownLine) {
    return comma === undefined
      ? [insert(last.endIndex, `, ${missing.join(', ')}`)]
      : [insert(comma, ` ${missing.join(', ')},`)];
  }
  // Behind the comment that may follow the last argument on its line.
  const lineEnd = endOfLine(text, comma ?? last.endIndex);
  const before = `${lineEndOf(text)}${indentAt(text, last.startIndex)}`;
  const lines = missing.map((one) => before + one).join(',');
  return comma === undefined
    ? merged(insert(last.endIndex, ','), insert(lineEnd, lines))
    : [insert(lineEnd, `${lines},`)];
}

/**
 * Adds imports behind the last one that stands at the top of the file and before `use`, where they are needed
 * first; nothing for those that stand there already.
 */
export function addImports(
  text: string,
  root: Node,
  statements: readonly string[],
  use: number,
): readonly TextEdit[] {
  const top = childrenOf(root);
  const imports = top.filter((one) => isImport(one) && one.endIndex <= use);
  const missing = statements.filter((one) => !imports.some((known) => known.text === one));
  if (missing.length === 0) return [];
  const eol = lineEndOf(text);
  const statement = missing.join(eol);
  const last = leading(top, imports);
  if (last !== undefined) return [insert(endOfLine(text, last.endIndex), `${eol}${statement}`)];
  const [first] = top;
  const docstring = first?.type === 'expression_statement' && /^[rRuU]?["']/.test(first.text);
  if (first !== undefined && docstring) {
    return [insert(endOfLine(text, first.endIndex), `${eol}${eol}${statement}`)];
  }
  const at = /^(?:#[^\n]*\n)*/.exec(text.replace(/^\uFEFF/, ''))?.[0].length ?? 0;
  return [insert(at + (text.startsWith('\uFEFF') ? 1 : 0), `${statement}${eol}`)];
}

const importType = /^(future_)?import(_from)?_statement$/;

/** An import, or a `try` that imports one thing or else another. */
function isImport(node: Node): boolean {
  if (importType.test(node.type)) return true;
  if (node.type !== 'try_statement') return false;
  const body = node.childForFieldName('body');
  return body !== null && childrenOf(body).every(({ type }) => importType.test(type));
}

/** The last of the imports that stand before any other code but constants and docstrings. */
function leading(top: readonly Node[], imports: readonly Node[]): Node | undefined {
  const code = top.find(({ type }) => /_definition$|^(if|for|while|with)_statement$/.test(type));
  const before = imports.filter(
    ({ startIndex }) => code === undefined || startIndex < code.startIndex,
  );
  return before.at(-1) ?? imports.at(-1);
}

function argumentList(root: Node, { start, end }: Range): Node | undefined {
  return nodesOf(root, 'argument_list').find(
    (one) => one.startIndex === start && one.endIndex === end,
  );
}

function insert(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

function merged(first: TextEdit, second: TextEdit): readonly TextEdit[] {
  return first.end === second.start
    ? [{ start: first.start, end: second.end, text: first.text + second.text }]
    : [first, second];
}

/** The offset behind the comma that follows an argument; comments and white space may stand between. */
function commaAfter(text: string, from: number, to: number): number | undefined {
  const rest = /^(?:\s|#[^\n]*\n)*,/.exec(text.slice(from, to));
  return rest === null ? undefined : from + rest[0].length;
}

function startsLine(text: string, offset: number): boolean {
  return /(^|\n)[ \t]*$/.test(text.slice(0, offset));
}

function indentAt(text: string, offset: number): string {
  return /[ \t]*$/.exec(text.slice(0, offset))?.[0] ?? '';
}

/** The offset of the line end at or behind an offset. */
function endOfLine(text: string, offset: number): number {
  const at = text.slice(offset).search(/\r?\n/);
  return at === -1 ? text.length : offset + at;
}
