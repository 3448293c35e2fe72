import { homedir } from 'node:os';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { resolveEntry, type Variable, variablesIn } from '../config/variables';
import type { SecretStore } from '../model/ports';
import type { HttpServerEntry, ServerEntry, StdioServerEntry } from '../model/server';
import { askedVariable, keptValue } from './asked-values';
import { ownFile } from './own-file';

/**
 * The entry with its variables filled in: environment, workspace and the user's own files are looked
 * up, inputs are asked for and remembered in the secret store. `undefined` when the user gives up; a
 * message has then been shown. To be called in a trusted workspace only.
 */
export async function resolveServer<E extends HttpServerEntry | StdioServerEntry>(
  entry: E,
  secrets: SecretStore,
): Promise<E | undefined> {
  const answers = new Map<string, string>();
  for (const variable of variablesOf(entry)) {
    const value =
      (await lookUp(variable, entry)) ?? (await askedVariable(variable, entry, secrets));
    if (value !== undefined) answers.set(variable.text, value);
  }
  const resolved: ServerEntry = resolveEntry(entry, (variable) => answers.get(variable.text));
  // Filling in variables changes no kind, unless what comes of it cannot be used.
  if (resolved.kind === entry.kind && resolved.unresolved.length === 0) return resolved as E;
  const why =
    resolved.kind === 'broken'
      ? resolved.problem
      : t(
          '{0} has no value. Set it in the environment of VS Code, or write the value into the entry.',
          resolved.unresolved.join(', '),
        );
  void vscode.window.showErrorMessage(t('{0} cannot be contacted: {1}', entry.name, why));
  return undefined;
}

/** The variables that reaching this server needs values for. */
export function variablesOf(entry: HttpServerEntry | StdioServerEntry): readonly Variable[] {
  const texts =
    entry.kind === 'http'
      ? [entry.url, entry.clientId ?? '', ...Object.values(entry.headers)]
      : [entry.command, ...entry.args, entry.cwd ?? '', ...Object.values(entry.env)];
  return variablesIn(texts, entry.source?.forms);
}

/** Whether somebody has to be there to type in a value. */
export async function needsAsking(entry: HttpServerEntry, secrets: SecretStore): Promise<boolean> {
  const asked = variablesOf(entry).filter(({ kind }) => kind === 'input' || kind === 'secret');
  for (const variable of asked) {
    if ((await keptValue(variable, entry, secrets)) === undefined) return true;
  }
  return false;
}

async function lookUp(variable: Variable, entry: ServerEntry): Promise<string | undefined> {
  switch (variable.kind) {
    case 'env':
    case 'plain':
      return process.env[variable.name];
    case 'editor':
      return editorValue(variable.name, entry);
    case 'file':
      return ownFile(variable.name, entry);
    case 'input':
    case 'secret':
    case 'other':
      return undefined;
  }
}

/** In the user's own file the folder is the first one, as it is for the clients that allow it there. */
function editorValue(name: string, { place, source }: ServerEntry): string | undefined {
  const folder =
    vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(place.uri)) ??
    (source === undefined || source.scope === 'workspace'
      ? undefined
      : vscode.workspace.workspaceFolders?.[0]);
  switch (name) {
    case 'workspaceFolder':
      return folder?.uri.fsPath;
    case 'workspaceFolderBasename':
      return folder?.name;
    case 'userHome':
      return homedir();
    case 'pathSeparator':
    case '/':
      return process.platform === 'win32' ? '\\' : '/';
    default:
      return undefined;
  }
}
