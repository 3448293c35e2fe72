import * as vscode from 'vscode';
import type { ServerEntry } from '../model/server';
import type { ConfigWatcher } from './config-watcher';

/** Servers that the user has handed to VS Code, which then connects to them itself. */
export interface RegisteredServers extends vscode.Disposable {
  has(entryId: string): boolean;
  /** Hands a server over, or takes it back. Says which. */
  toggle(entry: ServerEntry): Promise<'handed' | 'taken-back'>;
}

const key = 'registered/1';

export function registerWithVscode(
  state: Pick<vscode.Memento, 'get' | 'update'>,
  config: Pick<ConfigWatcher, 'find' | 'ready' | 'readMachine' | 'onDidChange'>,
): RegisteredServers {
  const changed = new vscode.EventEmitter<void>();
  const ids = (): readonly string[] => {
    const kept: unknown = state.get(key);
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  };
  const provider: vscode.McpServerDefinitionProvider = {
    onDidChangeMcpServerDefinitions: changed.event,
    async provideMcpServerDefinitions() {
      const registered = ids();
      // A folder that is not trusted must not decide what VS Code starts.
      if (registered.length === 0 || !vscode.workspace.isTrusted) return [];
      await Promise.all([config.ready, config.readMachine()]);
      return registered.flatMap((id) => definitionOf(config.find(id)) ?? []);
    },
  };
  const listening = [
    vscode.lm.registerMcpServerDefinitionProvider('mcpAuth.servers', provider),
    config.onDidChange(() => {
      if (ids().length > 0) changed.fire();
    }),
  ];
  return {
    has: (id) => ids().includes(id),
    async toggle({ id }) {
      const before = ids();
      const had = before.includes(id);
      await state.update(key, had ? before.filter((one) => one !== id) : [...before, id]);
      changed.fire();
      return had ? 'taken-back' : 'handed';
    },
    dispose() {
      for (const each of [...listening, changed]) each.dispose();
    },
  };
}

/** Without headers and environment: VS Code signs in itself, and no secret of a file goes further. */
function definitionOf(entry: ServerEntry | undefined): vscode.McpServerDefinition | undefined {
  if (entry === undefined || entry.kind === 'broken' || entry.unresolved.length > 0)
    return undefined;
  return entry.kind === 'http'
    ? new vscode.McpHttpServerDefinition(entry.name, vscode.Uri.parse(entry.url))
    : new vscode.McpStdioServerDefinition(entry.name, entry.command, [...entry.args]);
}
