import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SameServer, ServerCopy } from '../config/same-server';
import type { AuthState } from '../model/auth-state';
import type { Finding } from '../model/finding';
import type { ConfigFile, ConfigPlace, ServerEntry } from '../model/server';
import type { Connection } from './connections';
import {
  copiesDescription,
  copiesTooltip,
  copyWords,
  fileDescription,
  fileTooltip,
  serverDescription,
  serverLook,
  serverSpoken,
  serverTooltip,
  shownName,
} from './server-words';

/** A file in the servers view. */
export interface FileItem {
  readonly kind: 'file';
  readonly file: ConfigFile;
}

/** A server in the servers view; commands on a server get this as their argument. */
export interface ServerItem {
  readonly kind: 'server';
  readonly entry: ServerEntry;
}

/** One of several places of a server that is shown once. */
export interface PlaceItem {
  readonly kind: 'place';
  readonly copy: ServerCopy;
}

/** Whether a command's argument is a server of the view: commands can be called with anything. */
export function isServerItem(value: unknown): value is ServerItem {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, entry } = value as Partial<Record<'kind' | 'entry', unknown>>;
  return kind === 'server' && typeof entry === 'object' && entry !== null && 'id' in entry;
}

/** What is shown of a server besides its state. */
export interface ServerShown {
  /** Its places, where it stands in several, and `once` if they stand under it. */
  readonly same?: SameServer | undefined;
  readonly once?: boolean;
  readonly connection?: Connection | undefined;
}

const connectionWords = { connecting: t('connecting'), open: t('connected') } as const;

/**
 * How a server looks. Its `contextValue` is `server.http`, `server.stdio` or `server.broken`, with
 * `.added` behind it for one that the user has added by hand, and `.connected` at the end for one that
 * is connected. `findings`: what stands under it.
 */
export function serverTreeItem(
  { entry }: ServerItem,
  state: AuthState,
  now: number,
  findings: readonly Pick<Finding, 'severity'>[],
  { same, once, connection }: ServerShown = {},
): vscode.TreeItem {
  const copies = once ? same && copiesDescription(same) : undefined;
  const opened = connection?.kind === 'open';
  const item = new vscode.TreeItem(
    shownName(entry),
    openedBy(findings, copies !== undefined, opened),
  );
  const { icon, color } = serverLook(entry, state, now);
  item.id = entry.id;
  const connected = connection && connectionWords[connection.kind];
  item.description = [serverDescription(entry, state, now), connected, copies]
    .filter(Boolean)
    .join(' · ');
  const places = same === undefined ? [] : copiesTooltip(same);
  item.tooltip = [serverTooltip(entry, state, now), ...places].join('\n');
  item.iconPath = new vscode.ThemeIcon(icon, color ? new vscode.ThemeColor(color) : undefined);
  const added = entry.source?.scope === 'added' ? '.added' : '';
  item.contextValue = `server.${entry.kind}${added}${opened ? '.connected' : ''}`;
  item.accessibilityInformation = {
    label: [serverSpoken(entry, state, now), connected, copies].filter(Boolean).join(', '),
  };
  // A server that works is only selected by a click; of a broken one the file is all there is.
  if (entry.kind === 'broken') item.command = openPlace(entry.place);
  return item;
}

/** What keeps people from signing in is shown at once. */
function openedBy(
  findings: readonly Pick<Finding, 'severity'>[],
  hasPlaces: boolean,
  isOpen: boolean,
): vscode.TreeItemCollapsibleState {
  if (isOpen) return vscode.TreeItemCollapsibleState.Expanded;
  if (findings.length === 0 && !hasPlaces) return vscode.TreeItemCollapsibleState.None;
  return findings.some(({ severity }) => severity === 'error')
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

/** How a place of a server looks; a click opens it. */
export function placeTreeItem({ copy }: PlaceItem): vscode.TreeItem {
  const item = new vscode.TreeItem(copyWords(copy), vscode.TreeItemCollapsibleState.None);
  item.id = `place ${copy.entry.id}`;
  item.iconPath = new vscode.ThemeIcon(copy.differs.length > 0 ? 'diff' : 'file');
  item.contextValue = 'place';
  if (copy.entry.source?.scope !== 'added') item.command = openPlace(copy.entry.place);
  return item;
}

/** How a file looks. Its `contextValue` is `file`, or `file.broken` when something is wrong in it. */
export function fileTreeItem({ file }: FileItem, folder: string | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(
    file.label,
    file.servers.length === 0
      ? vscode.TreeItemCollapsibleState.None
      : vscode.TreeItemCollapsibleState.Expanded,
  );
  const [problem] = file.problems;
  item.id = file.uri;
  item.resourceUri = vscode.Uri.parse(file.uri);
  item.iconPath = vscode.ThemeIcon.File;
  item.description = fileDescription(file, folder);
  item.tooltip = fileTooltip(file);
  item.contextValue = problem === undefined ? 'file' : 'file.broken';
  item.accessibilityInformation = {
    label: [file.label, item.description].filter(Boolean).join(', '),
  };
  if (problem !== undefined) item.command = openPlace({ uri: file.uri, ...problem });
  return item;
}

/** Opens a configuration file with the cursor at a place. */
export function openPlace({ uri, line, column }: ConfigPlace): vscode.Command {
  const selection = new vscode.Range(line, column, line, column);
  return {
    command: 'vscode.open',
    title: t('Open in Editor'),
    arguments: [vscode.Uri.parse(uri), { selection }],
  };
}
