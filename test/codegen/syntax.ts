import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadSyntax } from '../../src/codegen/syntax/syntax';

const folder = 'node_modules/@vscode/tree-sitter-wasm/wasm';

/** The Python grammar, as the roots load it. */
export const python = await loadSyntax('python', {
  treeSitter: createRequire(import.meta.url)('@vscode/tree-sitter-wasm'),
  readWasm: (name) => readFile(`${folder}/${name}`),
});
