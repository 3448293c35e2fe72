import * as vscode from 'vscode';
import type { Discovery } from '../config/candidates';
import type { ConfigFile, ServerEntry } from '../model/server';
import { readInFolder } from './discovered-file';
import { loadDiscovery } from './load-discovery';

/** Configuration files: those of the workspace kept up to date, those of the user read when asked. */
export interface ConfigWatcher extends vscode.Disposable {
  /** By workspace folder, then in the order of the clients; then the user's, and those added by hand. */
  readonly files: readonly ConfigFile[];
  /** Settles when the workspace's files were read for the first time. */
  readonly ready: Promise<void>;
  readonly onDidChange: vscode.Event<readonly ConfigFile[]>;
  /** Reads everything anew, for file systems that report no changes. */
  reload(): Promise<void>;
  /** Reads the user's files, `fresh` also when they were read before. */
  readMachine(fresh?: boolean): Promise<void>;
  find(entryId: string): ServerEntry | undefined;
}

export interface ConfigWatcherDeps {
  readonly discovery: () => Discovery;
  /** Servers that the user has added by hand, as a file of their own. */
  readonly added: () => readonly ConfigFile[];
  readonly onDidChangeAdded: vscode.Event<void>;
}

const debounceMs = 100;

/** Finds, reads and watches the clients' files. */
export function watchConfig({
  discovery,
  added,
  onDidChangeAdded,
}: ConfigWatcherDeps): ConfigWatcher {
  const changed = new vscode.EventEmitter<readonly ConfigFile[]>();
  let ofWorkspace: readonly ConfigFile[] = [];
  let ofMachine: readonly ConfigFile[] = [];
  let files: readonly ConfigFile[] = added();
  let watchers: readonly vscode.Disposable[] = [];
  let timer: NodeJS.Timeout | undefined;
  let latest = 0;
  let latestOfMachine = 0;
  let machineRead: Promise<void> | undefined;

  const tell = () => {
    // A folder may be the user's home, and then its files are found twice.
    const seen = new Set(ofWorkspace.map(({ uri }) => uri));
    files = [...ofWorkspace, ...ofMachine.filter(({ uri }) => !seen.has(uri)), ...added()];
    changed.fire(files);
  };
  const readWorkspace = async () => {
    latest += 1;
    const mine = latest;
    const candidates = loadDiscovery().workspaceFiles(discovery());
    const read = await Promise.all(
      (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
        candidates.map((candidate) => readInFolder(folder, candidate)),
      ),
    );
    if (mine !== latest) return;
    ofWorkspace = read.flat();
    tell();
  };
  const readMachine = async () => {
    latestOfMachine += 1;
    const mine = latestOfMachine;
    const read = await loadDiscovery().readMachineFiles(discovery(), (path) =>
      vscode.Uri.file(path).toString(),
    );
    if (mine !== latestOfMachine) return;
    ofMachine = read;
    tell();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(readWorkspace, debounceMs);
  };
  const watch = () => {
    for (const watcher of watchers) watcher.dispose();
    const pattern = globOf(
      loadDiscovery()
        .workspaceFiles(discovery())
        .map(({ path }) => path),
    );
    watchers = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => {
      const watcher = vscode.workspace.createFileSystemWatcher(
        new vscode.RelativePattern(folder, pattern),
      );
      return [
        watcher,
        watcher.onDidCreate(soon),
        watcher.onDidChange(soon),
        watcher.onDidDelete(soon),
      ];
    });
  };

  watch();
  const ready = readWorkspace();
  const listeners = [
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      watch();
      soon();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('mcpAuth.discovery')) return;
      watch();
      soon();
      if (machineRead !== undefined) machineRead = readMachine();
    }),
    onDidChangeAdded(tell),
  ];
  return {
    get files() {
      return files;
    },
    ready,
    onDidChange: changed.event,
    reload: async () => {
      machineRead = readMachine();
      await Promise.all([readWorkspace(), machineRead]);
    },
    readMachine: (fresh = false) => {
      if (fresh || machineRead === undefined) machineRead = readMachine();
      return machineRead;
    },
    find: (entryId) =>
      files.flatMap(({ servers }) => servers).find((entry) => entry.id === entryId),
    dispose: () => {
      clearTimeout(timer);
      latest += 1;
      latestOfMachine += 1;
      for (const each of [...watchers, ...listeners, changed]) each.dispose();
    },
  };
}

/** A glob for the paths and the folders above them: deleting a folder reports only the folder. */
function globOf(paths: readonly string[]): string {
  const all = paths.flatMap((path) => {
    const parts = path.split('/');
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  });
  return `{${[...new Set(all)].join(',')}}`;
}
