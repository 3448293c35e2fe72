import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Codegen } from '../codegen';

type CodegenModule = typeof import('../codegen');

let loaded: Promise<Codegen> | undefined;

/** Wirings and the like, for which no grammar is needed. */
export function codegenModule(): CodegenModule {
  return require('./codegen.js') as CodegenModule;
}

/** The parsers and what they plan with, read once. */
export function loadCodegen(): Promise<Codegen> {
  loaded ??= codegenModule().loadCodegen(async (name) =>
    vscode.workspace.fs.readFile(vscode.Uri.file(join(__dirname, name))),
  );
  return loaded;
}
