import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { oneLine } from '../config/one-line';
import type { ListOutcome, LiveSession, OfferedItem, Offering } from '../model/live-session';
import type { ServerEntry } from '../model/server';
import {
  listDescription,
  offeredName,
  offeredTooltip,
  offeringWords,
  sessionDescription,
  sessionName,
  sessionTooltip,
} from './connection-words';

/** What stands under a server that is connected. */
export type ConnectionItem = SessionItem | ListItem | OfferedRow | ListNote;

export interface SessionItem {
  readonly kind: 'session';
  readonly entry: ServerEntry;
  readonly live: LiveSession;
}

/** One of the server's lists. */
export interface ListItem {
  readonly kind: 'list';
  readonly entry: ServerEntry;
  readonly offering: Offering;
  readonly known: ListOutcome | undefined;
}

/** A tool, a resource, a template or a prompt; commands on one get this as their argument. */
export interface OfferedRow {
  readonly kind: 'offered';
  readonly entry: ServerEntry;
  readonly offering: Offering;
  readonly item: OfferedItem;
}

/** Why a list has nothing to show. */
export interface ListNote {
  readonly kind: 'note';
  readonly id: string;
  readonly text: string;
}

/** Whether a command's argument is an item of a list. */
export function isOfferedRow(value: unknown): value is OfferedRow {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, entry, item } = value as Partial<Record<keyof OfferedRow, unknown>>;
  return kind === 'offered' && typeof entry === 'object' && typeof item === 'object';
}

/** What stands under a server with this session: what it says of itself, and its lists. */
export function itemsOfSession(
  entry: ServerEntry,
  live: LiveSession,
  known: (offering: Offering) => ListOutcome | undefined,
): readonly ConnectionItem[] {
  return [
    { kind: 'session', entry, live },
    ...live.offers.map((offering) => ({
      kind: 'list' as const,
      entry,
      offering,
      known: known(offering),
    })),
  ];
}

/** What stands under a list. */
export function itemsOfList(
  { entry, offering }: ListItem,
  outcome: ListOutcome,
): readonly ConnectionItem[] {
  const note = (text: string): readonly ListNote[] => [
    { kind: 'note', id: `${entry.id} ${offering} note`, text },
  ];
  switch (outcome.kind) {
    case 'refused':
      return note(t('The server refused it with {0}.', outcome.status));
    case 'session-lost':
      return note(t('The server no longer knows the session. Connect again.'));
    case 'failed':
      return note(oneLine(outcome.message, 300));
    case 'listed':
      return outcome.items.length === 0
        ? note(t('The list is empty.'))
        : outcome.items.map((item) => ({ kind: 'offered', entry, offering, item }));
  }
}

const listIcons: { readonly [offering in Offering]: string } = {
  tools: 'tools',
  resources: 'files',
  'resource-templates': 'symbol-snippet',
  prompts: 'comment-discussion',
};

const icons: { readonly [offering in Offering]: string } = {
  tools: 'symbol-method',
  resources: 'file',
  'resource-templates': 'symbol-file',
  prompts: 'comment',
};

/** How an item looks. A tool's `contextValue` is `offered.tools`, and so with the others. */
export function connectionTreeItem(shown: ConnectionItem): vscode.TreeItem {
  switch (shown.kind) {
    case 'session':
      return sessionTreeItem(shown);
    case 'list':
      return listTreeItem(shown);
    case 'offered':
      return offeredTreeItem(shown);
    case 'note': {
      const item = new vscode.TreeItem(shown.text, vscode.TreeItemCollapsibleState.None);
      item.id = shown.id;
      item.contextValue = 'note';
      return item;
    }
  }
}

function sessionTreeItem({ entry, live }: SessionItem): vscode.TreeItem {
  const item = new vscode.TreeItem(sessionName(live), vscode.TreeItemCollapsibleState.None);
  item.id = `${entry.id} session`;
  item.description = sessionDescription(live);
  item.tooltip = sessionTooltip(live);
  item.iconPath = new vscode.ThemeIcon('plug');
  item.contextValue = 'session';
  item.accessibilityInformation = {
    label: t('connected with {0}, {1}', sessionName(live), item.description),
  };
  return item;
}

function listTreeItem({ entry, offering, known }: ListItem): vscode.TreeItem {
  const words = offeringWords[offering];
  const item = new vscode.TreeItem(
    words,
    // What people come for is there at once; the rest is asked for when it is looked at.
    offering === 'tools'
      ? vscode.TreeItemCollapsibleState.Expanded
      : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = `${entry.id} ${offering}`;
  item.iconPath = new vscode.ThemeIcon(listIcons[offering]);
  item.description = listDescription(known);
  item.contextValue = `list.${offering}`;
  item.accessibilityInformation = { label: [words, item.description].filter(Boolean).join(', ') };
  return item;
}

function offeredTreeItem(row: OfferedRow): vscode.TreeItem {
  const { entry, offering, item: offered } = row;
  const item = new vscode.TreeItem(offeredName(offered), vscode.TreeItemCollapsibleState.None);
  const uri = offered.definition['uri'] ?? offered.definition['uriTemplate'];
  item.id = `${entry.id} ${offering} ${offered.name} ${typeof uri === 'string' ? uri : ''}`;
  item.description = oneLine(offered.description ?? '', 100);
  item.tooltip = offeredTooltip(offered);
  item.iconPath = new vscode.ThemeIcon(icons[offering]);
  item.contextValue = `offered.${offering}`;
  item.command = { command: 'mcpAuth.showOffered', title: t('Show Definition'), arguments: [row] };
  return item;
}
