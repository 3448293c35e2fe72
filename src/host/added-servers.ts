import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  type AddedServer,
  addedFile,
  addedProblem,
  addedServer,
  addedUri,
  freeName,
  nameFor,
  readAdded,
} from '../config/added-servers';
import { decodeText } from '../config/decode-text';
import type { Imported } from '../config/imported-servers';
import type { ConfigFile, ServerEntry } from '../model/server';
import { loadDiscovery } from './load-discovery';

/** Servers that the user has added by hand, kept for all windows and without secrets. */
export interface AddedServers extends vscode.Disposable {
  files(): readonly ConfigFile[];
  readonly onDidChange: vscode.Event<void>;
  /** Asks for a server and keeps it. */
  add(): Promise<void>;
  /** Asks for a `server.json` or `fastmcp.json` and keeps the servers that it describes. */
  importFile(): Promise<void>;
  remove(entry: ServerEntry): Promise<void>;
}

const key = 'added/1';

export function createAddedServers(state: Pick<vscode.Memento, 'get' | 'update'>): AddedServers {
  const changed = new vscode.EventEmitter<void>();
  const all = (): readonly AddedServer[] => readAdded(state.get(key));
  const save = async (servers: readonly AddedServer[]) => {
    await state.update(key, servers);
    changed.fire();
  };
  return {
    files: () => addedFile(all()),
    onDidChange: changed.event,
    async add() {
      const title = t('MCP Auth: Add Server');
      const typed = await vscode.window.showInputBox({
        title,
        prompt: t('The address of an MCP server, or the command that starts one.'),
        placeHolder: t('https://example.com/mcp'),
        ignoreFocusOut: true,
        validateInput: addedProblem,
      });
      if (typed === undefined) return;
      const taken = all().map(({ name }) => name);
      const name = await vscode.window.showInputBox({
        title,
        prompt: t('A name for it.'),
        value: nameFor(typed, taken),
        ignoreFocusOut: true,
        validateInput: (text) => {
          if (text.trim() === '') return t('A name has at least one character.');
          return taken.includes(text.trim()) ? t('Another server has this name.') : undefined;
        },
      });
      if (name !== undefined) await save([...all(), addedServer(typed, name.trim())]);
    },
    async importFile() {
      const [uri] =
        (await vscode.window.showOpenDialog({
          title: t('MCP Auth: Import Servers'),
          openLabel: t('Import'),
          filters: { [t('server.json or fastmcp.json')]: ['json'] },
        })) ?? [];
      if (uri === undefined) return;
      const imported = await readImport(uri);
      if (imported.kind === 'problem') {
        void vscode.window.showErrorMessage(t('Nothing was imported. {0}', imported.message));
        return;
      }
      const named = [...all()];
      for (const server of imported.servers) {
        const taken = named.map(({ name }) => name);
        named.push({ ...server, name: freeName(server.name, taken) });
      }
      await save(named);
    },
    async remove(entry) {
      if (entry.place.uri !== addedUri) return;
      await save(all().filter(({ name }) => name !== entry.name));
    },
    dispose: () => changed.dispose(),
  };
}

async function readImport(uri: vscode.Uri): Promise<Imported> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return loadDiscovery().importedServers(decodeText(bytes), uri.fsPath);
  } catch {
    return { kind: 'problem', message: t('The file could not be read.') };
  }
}
