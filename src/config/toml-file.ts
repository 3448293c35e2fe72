import type { Node } from 'jsonc-parser';
import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import { memberOf } from './json-members';
import { maxDepth } from './limits';
import { nodeOf, propertyOf, scalarOf } from './node-building';
import { type ParsedFile, refused, withoutMark } from './parsed-file';
import { positionsIn, type TextPosition } from './text-position';
import { tomlErrorWords } from './toml-words';

/** Reads TOML into the nodes of the JSON parser. The first mistake is all that can be said of a file. */
export function readToml(text: string): ParsedFile {
  const body = withoutMark(text);
  const positionOf = positionsIn(body);
  // What is missing is missing from the line before, and not from the one that it is noticed in.
  const lineOf = (offset: number) => positionOf(body.slice(0, offset).trimEnd().length);
  try {
    const [top] = parseTOML(body).body;
    const root = nodeOf('object', [0, body.length], []);
    for (const part of top.body) {
      if (part.type === 'TOMLKeyValue') addKeyValue(root, part, 0);
      else addTable(root, part);
    }
    return { root, faults: [], positionOf };
  } catch (error) {
    return refused(...faultOf(error, positionOf, lineOf), positionOf);
  }
}

/** The parser says what is wrong by throwing, and runs out of stack where lists are nested without end. */
function faultOf(
  error: unknown,
  positionOf: ParsedFile['positionOf'],
  lineOf: ParsedFile['positionOf'],
): readonly [message: string, at: TextPosition] {
  if (error instanceof ParseError) {
    const isMissing = /^(Unspecified|Unterminated)|on the same line/.test(error.message);
    return [tomlErrorWords(error.message), (isMissing ? lineOf : positionOf)(error.index)];
  }
  return [`More than ${maxDepth} objects or lists stand inside each other.`, positionOf(0)];
}

type Key = AST.TOMLKey['keys'][number];

const nameOf = (key: Key): string => (key.type === 'TOMLBare' ? key.name : key.value);

function addTable(root: Node, table: AST.TOMLTable): void {
  let at = root;
  const { keys } = table.key;
  for (const [index, key] of keys.entries()) {
    const isLast = index === keys.length - 1;
    if (isLast && table.kind === 'array') at = addItem(at, key, table);
    else at = inside(at, key, table.range);
  }
  for (const pair of table.body) addKeyValue(at, pair, keys.length);
}

/** The object under a name, made where there is none; of a list the last item. */
function inside(object: Node, key: Key, range: readonly [number, number]): Node {
  const found = memberOf(object, nameOf(key))?.value;
  if (found?.type === 'array') return found.children?.at(-1) ?? found;
  if (found !== undefined) return found;
  const made = nodeOf('object', range, []);
  object.children?.push(propertyOf(nameOf(key), key.range, made));
  return made;
}

function addItem(object: Node, key: Key, table: AST.TOMLTable): Node {
  let list = memberOf(object, nameOf(key))?.value;
  if (list === undefined) {
    list = nodeOf('array', table.range, []);
    object.children?.push(propertyOf(nameOf(key), key.range, list));
  }
  const item = nodeOf('object', table.range, []);
  list.children?.push(item);
  return item;
}

function addKeyValue(object: Node, { key, value, range }: AST.TOMLKeyValue, depth: number): void {
  const path = key.keys.slice(0, -1);
  const last = key.keys.at(-1);
  const at = path.reduce((node, one) => inside(node, one, range), object);
  if (last === undefined) return;
  at.children?.push(
    propertyOf(nameOf(last), last.range, contentOf(value, depth + path.length + 1)),
  );
}

function contentOf(value: AST.TOMLContentNode, depth: number): Node {
  if (depth > maxDepth) throw new RangeError('nested too deeply');
  switch (value.type) {
    case 'TOMLArray': {
      const items = value.elements.map((one) => contentOf(one, depth + 1));
      return nodeOf('array', value.range, items);
    }
    case 'TOMLInlineTable': {
      const table = nodeOf('object', value.range, []);
      for (const pair of value.body) addKeyValue(table, pair, depth + 1);
      return table;
    }
    case 'TOMLValue':
      return scalarOf(
        value.value instanceof Date ? value.value.toJSON() : value.value,
        value.range,
      );
  }
}
