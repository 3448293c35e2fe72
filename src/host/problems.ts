import * as vscode from 'vscode';
import type { ConfigFile } from '../model/server';
import type { ConfigWatcher } from './config-watcher';

/** Lists what is wrong in configuration files in the Problems view, at its place. */
export function registerProblems(config: ConfigWatcher): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('mcpAuth');
  const show = (files: readonly ConfigFile[]) => {
    collection.clear();
    for (const file of files) {
      collection.set(vscode.Uri.parse(file.uri), diagnosticsOf(file));
    }
  };
  show(config.files);
  return vscode.Disposable.from(collection, config.onDidChange(show));
}

function diagnosticsOf(file: ConfigFile): readonly vscode.Diagnostic[] {
  const ofFile = file.problems.map(({ message, line, column }) =>
    diagnostic(message, line, column, 0),
  );
  const ofEntries = file.servers.flatMap((entry) => {
    if (entry.kind !== 'broken') return [];
    const { line, column } = entry.place;
    return [diagnostic(entry.problem, line, column, JSON.stringify(entry.name).length)];
  });
  return [...ofFile, ...ofEntries];
}

/** With a length of 0 the editor marks the word at the place. */
function diagnostic(
  message: string,
  line: number,
  column: number,
  length: number,
): vscode.Diagnostic {
  const range = new vscode.Range(line, column, line, column + length);
  const made = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
  made.source = 'MCP Auth Inspector';
  return made;
}
