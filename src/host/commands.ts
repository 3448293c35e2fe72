import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SecretStore } from '../model/ports';
import type { ServerEntry } from '../model/server';
import type { AddedServers } from './added-servers';
import { forgetAskedValues } from './asked-values';
import type { ConnectionCommands } from './connection-commands';
import type { FlowCommands } from './flow-commands';
import { lateCommands, lateConnectionCommands } from './late-commands';
import { pickServer, type ServerChoice } from './pick-server';
import type { RegisteredServers } from './registered-servers';
import { openPlace } from './server-item';

/** What commands need that are there from the start. */
export interface CommandParts {
  readonly added: AddedServers;
  readonly registered: RegisteredServers;
  readonly secrets: SecretStore;
}

/** What is brought in when one of its commands is used. */
export interface LateCommands {
  readonly flows: () => FlowCommands;
  readonly connections: () => ConnectionCommands;
}

/**
 * Registers every command of the manifest; a test holds the two lists against each other. What needs
 * a flow or a connection comes from `late`.
 */
export function registerCommands(
  servers: ServerChoice,
  { added, registered, secrets }: CommandParts,
  late: LateCommands,
): vscode.Disposable {
  const table: { readonly [command: string]: (argument: unknown) => unknown } = {
    'mcpAuth.refreshServers': async () => {
      await servers.config.reload();
      servers.view.refresh();
    },
    'mcpAuth.addServer': () => added.add(),
    'mcpAuth.importServers': () => added.importFile(),
    'mcpAuth.removeServer': async (argument) => {
      const entry = await pickServer(argument, servers, ['http', 'stdio'], isAdded);
      if (entry !== undefined) await added.remove(entry);
    },
    'mcpAuth.registerWithVscode': async (argument) => {
      const entry = await pickServer(argument, servers, ['http', 'stdio']);
      if (entry === undefined) return;
      const what = await registered.toggle(entry);
      void vscode.window.showInformationMessage(
        what === 'handed'
          ? t(
              '{0} is among the MCP servers of VS Code now, without headers and environment. The same command takes it back.',
              entry.name,
            )
          : t('{0} is no longer among the MCP servers of VS Code.', entry.name),
      );
    },
    'mcpAuth.groupByClient': () => servers.view.group('client'),
    'mcpAuth.showEachServerOnce': () => servers.view.group('once'),
    'mcpAuth.forgetInputs': async () => {
      const forgotten = await forgetAskedValues(secrets);
      void vscode.window.showInformationMessage(
        forgotten === 1
          ? t('1 value is forgotten that you had typed in for variables of configuration files.')
          : t(
              '{0} values are forgotten that you had typed in for variables of configuration files.',
              forgotten,
            ),
      );
    },
    'mcpAuth.openConfiguration': async (argument) => {
      const entry = await pickServer(argument, servers, ['http', 'stdio', 'broken']);
      if (entry === undefined || isAdded(entry)) return;
      const { command, arguments: args } = openPlace(entry.place);
      await vscode.commands.executeCommand(command, ...(args ?? []));
    },
  };
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    ...Object.entries(table).map(([id, run]) => registerCommand(id, run)),
    ...lateCommands.map((name) =>
      registerCommand(`mcpAuth.${name}`, (argument: unknown) => late.flows()[name](argument)),
    ),
    ...lateConnectionCommands.map((name) =>
      registerCommand(`mcpAuth.${name}`, (argument: unknown) => late.connections()[name](argument)),
    ),
  );
}

function isAdded({ source }: ServerEntry): boolean {
  return source?.scope === 'added';
}
