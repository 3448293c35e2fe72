/** Parses source text. The grammars are WebAssembly, which the root that uses them reads from disk. */

import type { Node } from '@vscode/tree-sitter-wasm';

export type { Node };

export type Grammar = 'python' | 'typescript';

export interface SyntaxSource {
  /** The package itself, which each root loads in its own way. */
  readonly treeSitter: Pick<typeof import('@vscode/tree-sitter-wasm'), 'Language' | 'Parser'>;
  /** Gives the bytes of `tree-sitter.wasm` and of the grammars, by file name. */
  readonly readWasm: (name: string) => Promise<Uint8Array>;
}

export interface Syntax {
  /** The root node. Offsets are UTF-16 units of `text`; a text that is not valid has error nodes. */
  parse(text: string): Node;
}

/** All nodes of a type in and below a node, in the order of the text. */
export function nodesOf(node: Node, type: string): readonly Node[] {
  return node.descendantsOfType(type).filter((one) => one !== null);
}

/** The children that are not mere punctuation. */
export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((one) => one !== null);
}

/** Loads one grammar. Throws when its file is missing. */
export async function loadSyntax(
  grammar: Grammar,
  { treeSitter, readWasm }: SyntaxSource,
): Promise<Syntax> {
  const { Language, Parser } = treeSitter;
  // The typings know of no bytes, though this is what Emscripten's modules take.
  const runtime: object = { wasmBinary: await readWasm('tree-sitter.wasm') };
  await Parser.init({ ...runtime, locateFile: (file: string) => file });
  const language = await Language.load(await readWasm(`tree-sitter-${grammar}.wasm`));
  return {
    parse(text) {
      const parser = new Parser();
      parser.setLanguage(language);
      const tree = parser.parse(text);
      parser.delete();
      if (tree === null) throw new Error('the parser was stopped');
      return tree.rootNode;
    },
  };
}
