import type { Node, NodeType } from 'jsonc-parser';

/** Nodes as the JSON parser makes them, for the readers of other languages. */

/** A node of a kind, with its children if it may have any. */
export function nodeOf(
  type: NodeType,
  [start, end]: readonly [start: number, end: number],
  children?: Node[],
): Node {
  const node = { type, offset: start, length: Math.max(0, end - start) };
  return children === undefined ? node : { ...node, children };
}

/** A value that is no list and no object. What JSON has no kind for is a text. */
export function scalarOf(value: unknown, range: readonly [start: number, end: number]): Node {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return { ...nodeOf('number', range), value: Number(value) };
    case 'boolean':
      return { ...nodeOf('boolean', range), value };
    case 'string':
      return { ...nodeOf('string', range), value };
    default:
      return value === null || value === undefined
        ? { ...nodeOf('null', range), value: null }
        : { ...nodeOf('string', range), value: String(value) };
  }
}

/** One member of an object. */
export function propertyOf(
  name: string,
  at: readonly [start: number, end: number],
  value: Node,
): Node {
  const key: Node = { ...nodeOf('string', at), value: name };
  return nodeOf('property', [at[0], Math.max(at[1], value.offset + value.length)], [key, value]);
}
