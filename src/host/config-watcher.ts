import * as vscode from 'vscode';
import type { ClientFile } from '../config/client';
import { clientFiles } from '../config/clients/list';
import { maxFileSize } from '../config/limits';
import type { ConfigFile, ServerEntry } from '../model/server';

/** The configuration files of the workspace, kept up to date. */
export interface ConfigWatcher extends vscode.Disposable {
  /** By workspace folder, then in the order of the clients. */
  readonly files: readonly ConfigFile[];
  /** Settles when the files were read for the first time. */
  readonly ready: Promise<void>;
  readonly onDidChange: vscode.Event<readonly ConfigFile[]>;
  /** Reads everything anew, for file systems that report no changes. */
  reload(): Promise<void>;
  find(entryId: string): ServerEntry | undefined;
}

const debounceMs = 100;

/** Finds, reads and watches the clients' files in every workspace folder. */
export function watchConfig(clients: readonly ClientFile[] = clientFiles): ConfigWatcher {
  const changed = new vscode.EventEmitter<readonly ConfigFile[]>();
  let files: readonly ConfigFile[] = [];
  let watchers: readonly vscode.Disposable[] = [];
  let timer: NodeJS.Timeout | undefined;
  let latest = 0;

  const reload = async () => {
    latest += 1;
    const mine = latest;
    const read = await Promise.all(
      (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
        clients.map((client) => readConfig(folder, client)),
      ),
    );
    if (mine !== latest) return;
    files = read.filter((file) => file !== undefined);
    changed.fire(files);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(reload, debounceMs);
  };
  const watch = () => {
    for (const watcher of watchers) watcher.dispose();
    watchers = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
      clients.flatMap((client) => {
        const watcher = vscode.workspace.createFileSystemWatcher(
          new vscode.RelativePattern(folder, withParents(client.path)),
        );
        return [
          watcher,
          watcher.onDidCreate(soon),
          watcher.onDidChange(soon),
          watcher.onDidDelete(soon),
        ];
      }),
    );
  };

  watch();
  const ready = reload();
  const folders = vscode.workspace.onDidChangeWorkspaceFolders(() => {
    watch();
    soon();
  });
  return {
    get files() {
      return files;
    },
    ready,
    onDidChange: changed.event,
    reload,
    find: (entryId) =>
      files.flatMap(({ servers }) => servers).find((entry) => entry.id === entryId),
    dispose: () => {
      clearTimeout(timer);
      latest += 1;
      for (const each of [...watchers, folders, changed]) each.dispose();
    },
  };
}

/** A glob for the path and the folders above it: deleting a folder reports only the folder. */
function withParents(path: string): string {
  const parts = path.split('/');
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return paths.length === 1 ? path : `{${paths.join(',')}}`;
}

async function readConfig(
  folder: vscode.WorkspaceFolder,
  client: ClientFile,
): Promise<ConfigFile | undefined> {
  const uri = vscode.Uri.joinPath(folder.uri, ...client.path.split('/'));
  const unread = (message: string): ConfigFile => ({
    uri: uri.toString(),
    label: client.path,
    servers: [],
    problems: [{ message, line: 0, column: 0 }],
  });
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (type & vscode.FileType.Directory) return unread('Expected a file, found a folder.');
    if (size > maxFileSize) return unread('The file is larger than 1 MB and is not read.');
    const bytes = await vscode.workspace.fs.readFile(uri);
    return client.parse(uri.toString(), client.path, await vscode.workspace.decode(bytes, { uri }));
  } catch (error) {
    const code = error instanceof vscode.FileSystemError ? error.code : undefined;
    if (code === 'FileNotFound' || code === 'FileNotADirectory') return undefined;
    return unread(
      code === undefined
        ? 'The file could not be read as text.'
        : `The file could not be read: ${code}.`,
    );
  }
}
