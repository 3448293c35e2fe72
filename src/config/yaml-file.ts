import type { Node } from 'jsonc-parser';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Node as YamlNode,
} from 'yaml';
import { maxDepth } from './limits';
import { nodeOf, propertyOf, scalarOf } from './node-building';
import { type ParsedFile, refused, type SyntaxFault, withoutMark } from './parsed-file';
import { positionsIn } from './text-position';
import { yamlErrorWords } from './yaml-words';

/** Nodes that one file may come to: an alias stands for all of what it names. */
const mostNodes = 200_000;

/** Reads YAML into the nodes of the JSON parser, as far as it goes. */
export function readYaml(text: string): ParsedFile {
  const body = withoutMark(text);
  const positionOf = positionsIn(body);
  const tooDeep = `More than ${maxDepth} objects or lists stand inside each other.`;
  try {
    const parsed = parseDocument(body, { uniqueKeys: false, logLevel: 'silent' });
    const faults = parsed.errors.map(({ code, pos: [offset] }): SyntaxFault => {
      const at = positionOf(Math.min(offset, body.length));
      return { offset, problem: { message: yamlErrorWords(code), ...at } };
    });
    const root = convert(parsed, body.length);
    if (root === 'too deep') return refused(tooDeep, positionOf(0), positionOf);
    const lines = new Set<number>();
    const firsts = faults.filter(
      ({ problem: { line } }) => !lines.has(line) && lines.add(line) !== undefined,
    );
    return { root, faults: firsts, positionOf };
  } catch {
    // The parser recurses once for each list inside another, and runs out of stack.
    return refused(tooDeep, positionOf(0), positionOf);
  }
}

function convert(parsed: Document.Parsed, end: number): Node | undefined | 'too deep' {
  let nodes = 0;
  let isTooDeep = false;

  const read = (node: YamlNode | null | undefined, depth: number, near: number): Node => {
    nodes += 1;
    if (depth > maxDepth || nodes > mostNodes) {
      isTooDeep = true;
      return scalarOf(null, [near, near]);
    }
    const [start, stop] = node?.range ?? [near, near];
    const range = [Math.min(start, end), Math.min(stop, end)] as const;
    if (isAlias(node)) {
      const meant = node.resolve(parsed);
      return { ...read(meant, depth + 1, start), offset: range[0], length: range[1] - range[0] };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => read(item as YamlNode | null, depth + 1, start));
      return nodeOf('array', range, items);
    }
    if (isMap(node)) {
      const properties = node.items.map(({ key, value }) => {
        const named = isScalar(key) ? key : undefined;
        const [from = start, to = start] = named?.range ?? [];
        const content = read(value as YamlNode | null, depth + 1, to);
        return propertyOf(String(named?.value ?? ''), [from, to], content);
      });
      return nodeOf('object', range, properties);
    }
    return scalarOf(isScalar(node) ? node.value : null, range);
  };

  if (parsed.contents === null) return undefined;
  const root = read(parsed.contents, 0, 0);
  return isTooDeep ? 'too deep' : root;
}
