import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ServerEntry } from '../model/server';
import type { ConfigWatcher } from './config-watcher';
import { isServerItem } from './server-item';
import type { ServersView } from './servers-view';

export interface ServerChoice {
  readonly config: ConfigWatcher;
  readonly view: ServersView;
}

/** The server that a command was called on, or one of the kinds that the user picks; `undefined` for none. */
export async function pickServer<K extends ServerEntry['kind']>(
  argument: unknown,
  { config, view }: ServerChoice,
  kinds: readonly K[],
  also: (entry: ServerEntry) => boolean = () => true,
): Promise<Extract<ServerEntry, { kind: K }> | undefined> {
  const fits = (entry: ServerEntry): entry is Extract<ServerEntry, { kind: K }> =>
    kinds.some((kind) => kind === entry.kind) && also(entry);
  const given = isServerItem(argument) ? config.find(argument.entry.id) : undefined;
  if (given !== undefined) return fits(given) ? given : undefined;
  await Promise.all([config.ready, config.readMachine()]);
  const choices = config.files.flatMap((file) =>
    file.servers
      .filter(fits)
      .map((entry) => ({ label: entry.name, description: file.label, entry })),
  );
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(
      t('No MCP server is configured. Add one to .vscode/mcp.json, or with Add Server….'),
    );
    return undefined;
  }
  const chosen = view.selected?.entry.id;
  const sorted = choices.toSorted(
    (a, b) => Number(b.entry.id === chosen) - Number(a.entry.id === chosen),
  );
  return (
    await vscode.window.showQuickPick(sorted, { title: t('MCP Server'), matchOnDescription: true })
  )?.entry;
}
