import * as vscode from 'vscode';
import { resolveEntry, type Variable, variablesIn } from '../config/variables';
import type { HttpServerEntry, ServerEntry } from '../model/server';

/**
 * The entry with its variables filled in: environment and workspace are looked up, inputs are
 * asked for. `undefined` when the user gives up; a message has then been shown. Values are kept
 * for this run only.
 */
export async function resolveServer(entry: HttpServerEntry): Promise<HttpServerEntry | undefined> {
  const answers = new Map<string, string>();
  for (const variable of variablesOf(entry)) {
    const value =
      lookUp(variable, entry) ??
      (variable.kind === 'input' ? await ask(variable, entry.name) : undefined);
    if (value !== undefined) answers.set(variable.text, value);
  }
  const resolved: ServerEntry = resolveEntry(entry, (variable) => answers.get(variable.text));
  if (resolved.kind === 'http' && resolved.unresolved.length === 0) return resolved;
  const why =
    resolved.kind === 'broken'
      ? resolved.problem
      : `${resolved.unresolved.join(', ')} has no value. Set it in the environment of VS Code, or write the value into the entry.`;
  void vscode.window.showErrorMessage(`${entry.name} cannot be contacted: ${why}`);
  return undefined;
}

/** The variables that a flow to this server needs values for. */
export function variablesOf(entry: HttpServerEntry): readonly Variable[] {
  return variablesIn([entry.url, entry.clientId ?? '', ...Object.values(entry.headers)]);
}

function lookUp(variable: Variable, entry: ServerEntry): string | undefined {
  switch (variable.kind) {
    case 'env':
    case 'plain':
      return process.env[variable.name];
    case 'editor': {
      const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(entry.place.uri));
      if (variable.name === 'workspaceFolder') return folder?.uri.fsPath;
      if (variable.name === 'workspaceFolderBasename') return folder?.name;
      return undefined;
    }
    case 'input':
    case 'other':
      return undefined;
  }
}

async function ask(variable: Variable, server: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: `MCP Auth: ${server}`,
    prompt: `Value for ${variable.text}. It is used for this run and not stored.`,
    password: true,
    ignoreFocusOut: true,
  });
}
