import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadSyntax } from '../../src/codegen/syntax/syntax';

const folder = 'node_modules/@vscode/tree-sitter-wasm/wasm';

const source = {
  treeSitter: createRequire(import.meta.url)('@vscode/tree-sitter-wasm'),
  readWasm: (name: string) => readFile(`${folder}/${name}`),
};

/** The grammars, as the roots load them. */
export const python = await loadSyntax('python', source);
export const typescript = await loadSyntax('typescript', source);
export const syntaxes = { python, typescript };
