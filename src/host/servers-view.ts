import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SameServer } from '../config/same-server';
import type { AuthState } from '../model/auth-state';
import type { ListOutcome } from '../model/live-session';
import type { ServerEntry } from '../model/server';
import type { ConfigWatcher } from './config-watcher';
import {
  type ConnectionItem,
  connectionTreeItem,
  itemsOfList,
  itemsOfSession,
  type ListItem,
} from './connection-item';
import type { Connections } from './connections';
import { type FindingItem, findingTreeItem } from './finding-item';
import { badgeOf } from './finding-words';
import type { Findings } from './findings';
import { type FindingRoot, rootsOf } from './known-finding';
import { loadDiscovery } from './load-discovery';
import { nextChange } from './next-change';
import {
  type FileItem,
  fileTreeItem,
  type PlaceItem,
  placeTreeItem,
  type ServerItem,
  serverTreeItem,
} from './server-item';
import { countProblems } from './server-words';

type Item = FileItem | ServerItem | FindingItem | PlaceItem | ConnectionItem;

/** Servers under the files that name them, or each of them once. */
export type Grouping = 'client' | 'once';

const groupingKey = 'grouping/1';

export interface ServersViewDeps {
  readonly config: ConfigWatcher;
  /** What is known of a server reached over HTTP; asked again at each drawing, so it must be quick. */
  readonly authState: (entry: ServerEntry) => AuthState;
  readonly findings: Pick<Findings, 'of'>;
  readonly connections: Pick<Connections, 'of' | 'list' | 'listed' | 'onDidChange'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface ServersView {
  /** Draws one server anew, or all, after its state changed. */
  refresh(entryId?: string): void;
  group(by: Grouping): Promise<void>;
  /** Shows the view with a server selected, or only with what stands under it; nothing happens if it is not listed. */
  reveal(entryId: string, how?: 'selected' | 'opened'): Promise<void>;
  /** The server that is selected, for commands called without one. */
  readonly selected: ServerItem | undefined;
}

function findingItem(entry: ServerEntry, root: FindingRoot): FindingItem {
  return { kind: 'finding', entry, ...root };
}

/** Registers the view `mcpAuth.servers`: configuration files with their servers, and what is wrong with them. */
export function registerServersView(
  context: vscode.ExtensionContext,
  deps: ServersViewDeps,
): ServersView {
  const { config, findings, connections, now } = deps;
  const changed = new vscode.EventEmitter<Item | undefined>();
  let roots: readonly FileItem[] = [];
  let servers = new Map<string, ServerItem>();
  let sameServers: readonly SameServer[] = [];
  let sameById = new Map<string, SameServer>();
  let grouping: Grouping = context.globalState.get(groupingKey) === 'once' ? 'once' : 'client';
  let wasVisible = false;
  const opened = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const stateOf = (entry: ServerEntry): AuthState =>
    entry.kind === 'http' ? deps.authState(entry) : { kind: 'not-needed' };
  const folderOf = ({ file }: FileItem): string | undefined =>
    (vscode.workspace.workspaceFolders?.length ?? 0) > 1
      ? vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(file.uri))?.name
      : undefined;
  const parentOf = ({ entry }: ServerItem): FileItem | undefined =>
    grouping === 'once' ? undefined : roots.find(({ file }) => file.uri === entry.place.uri);

  /** Files that something is wrong with are shown too, since nothing else says so. */
  const eachOnce = (): Item[] => [
    ...sameServers.flatMap(({ entry }) => servers.get(entry.id) ?? []),
    ...roots.filter(({ file }) => file.problems.length > 0),
  ];
  const placesUnder = ({ entry }: ServerItem): readonly PlaceItem[] => {
    const copies = grouping === 'once' ? (sameById.get(entry.id)?.copies ?? []) : [];
    return copies.length < 2 ? [] : copies.map((copy) => ({ kind: 'place', copy }));
  };

  const sessionUnder = ({ entry }: ServerItem): readonly ConnectionItem[] => {
    const connection = connections.of(entry.id);
    if (connection?.kind !== 'open') return [];
    return itemsOfSession(entry, connection.live, (offering) =>
      connections.listed(entry.id, offering),
    );
  };
  /** The number behind the list's name is known once the list is. */
  const listed = async (item: ListItem): Promise<ListOutcome> => {
    const outcome = await connections.list(item.entry.id, item.offering);
    if (item.known === undefined) changed.fire(servers.get(item.entry.id));
    return outcome;
  };

  const provider: vscode.TreeDataProvider<Item> = {
    onDidChangeTreeData: changed.event,
    getTreeItem(item) {
      switch (item.kind) {
        case 'file':
          return fileTreeItem(item, folderOf(item));
        case 'server':
          return serverTreeItem(item, stateOf(item.entry), now(), findings.of(item.entry), {
            same: sameById.get(item.entry.id),
            once: grouping === 'once',
            connection: connections.of(item.entry.id),
          });
        case 'place':
          return placeTreeItem(item);
        case 'finding':
          return findingTreeItem(item);
        case 'session':
        case 'list':
        case 'offered':
        case 'note':
          return connectionTreeItem(item);
      }
    },
    getChildren: async (item) => {
      // The welcome text shows when this gives nothing, so it waits until that is known.
      await Promise.all([config.ready, config.readMachine()]);
      if (item === undefined) return grouping === 'once' ? eachOnce() : [...roots];
      switch (item.kind) {
        case 'file':
          if (grouping === 'once') return [];
          return item.file.servers.flatMap((entry) => servers.get(entry.id) ?? []);
        case 'server':
          return [
            ...rootsOf(findings.of(item.entry)).map((root) => findingItem(item.entry, root)),
            ...sessionUnder(item),
            ...placesUnder(item),
          ];
        case 'list':
          return [...itemsOfList(item, await listed(item))];
        case 'place':
        case 'session':
        case 'offered':
        case 'note':
          return [];
        case 'finding':
          return item.follows.map((finding) => findingItem(item.entry, { finding, follows: [] }));
      }
    },
    // Only servers are ever revealed.
    getParent: (item) => (item.kind === 'server' ? parentOf(item) : undefined),
  };
  const view = vscode.window.createTreeView('mcpAuth.servers', {
    treeDataProvider: provider,
    showCollapseAll: false,
  });

  const schedule = () => {
    clearTimeout(timer);
    const states = [...servers.values()].map(({ entry }) => stateOf(entry));
    const delay = nextChange(states, now(), view.visible);
    timer = delay === undefined ? undefined : setTimeout(drawTimed, delay);
  };
  const drawTimed = () => {
    for (const item of servers.values()) {
      const state = stateOf(item.entry);
      if (state.kind === 'signed-in' && state.until !== undefined) changed.fire(item);
    }
    schedule();
  };
  /** What keeps people from signing in is opened once, when it is found, and never in a hidden view. */
  const open = (item: ServerItem) => {
    const fails = findings.of(item.entry).some(({ severity }) => severity === 'error');
    if (!fails) opened.delete(item.entry.id);
    else if (view.visible && !opened.has(item.entry.id)) {
      opened.add(item.entry.id);
      void view.reveal(item, { select: false, focus: false, expand: true });
    }
  };
  const count = () => {
    const errors = [...servers.values()]
      .flatMap(({ entry }) => findings.of(entry))
      .filter(({ severity }) => severity === 'error').length;
    view.badge = badgeOf(countProblems(config.files), errors);
  };
  const showTrust = () => {
    // A message would hide the welcome text, which says the same when there are no servers.
    const restricted = !vscode.workspace.isTrusted && roots.length > 0;
    view.message = restricted
      ? t('Restricted Mode: servers are listed, nothing is contacted.')
      : '';
  };
  const load = () => {
    roots = config.files.map((file) => ({ kind: 'file', file }));
    servers = new Map(
      config.files
        .flatMap((file) => file.servers)
        .map((entry) => [entry.id, { kind: 'server', entry }]),
    );
    sameServers = config.files.length === 0 ? [] : loadDiscovery().sameServers(config.files);
    sameById = new Map(
      sameServers.flatMap((same) => same.copies.map(({ entry }) => [entry.id, same] as const)),
    );
    count();
    showTrust();
    changed.fire(undefined);
    schedule();
  };

  load();
  context.subscriptions.push(
    view,
    changed,
    config.onDidChange(load),
    connections.onDidChange((id) => changed.fire(servers.get(id))),
    view.onDidChangeVisibility(({ visible }) => {
      if (!visible) return schedule();
      drawTimed();
      // Nobody tells of changes to the user's files, so they are read again each time they are looked at.
      void config.readMachine(wasVisible);
      wasVisible = true;
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(showTrust),
    { dispose: () => clearTimeout(timer) },
  );
  const showGrouping = () =>
    vscode.commands.executeCommand('setContext', 'mcpAuth.grouping', grouping);
  void showGrouping();
  return {
    group: async (by) => {
      grouping = by;
      await context.globalState.update(groupingKey, by);
      await showGrouping();
      changed.fire(undefined);
    },
    refresh: (entryId) => {
      const item = entryId === undefined ? undefined : servers.get(entryId);
      // A server that is shown once may not be shown by this entry.
      const isShown = grouping === 'client' || sameById.get(entryId ?? '')?.entry.id === entryId;
      changed.fire(isShown ? item : undefined);
      if (item !== undefined) open(item);
      count();
      schedule();
    },
    reveal: async (entryId, how = 'selected') => {
      const shown = grouping === 'once' ? sameById.get(entryId)?.entry.id : entryId;
      const item = shown === undefined ? undefined : servers.get(shown);
      if (item === undefined) return;
      await view.reveal(
        item,
        how === 'opened'
          ? { select: false, focus: false, expand: 2 }
          : { select: true, focus: true },
      );
    },
    get selected() {
      return view.selection.find((item): item is ServerItem => item.kind === 'server');
    },
  };
}
